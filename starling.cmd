@echo off
rem Starts Starling: from a source tree, building it first when there is no jar, or from an installed lib folder.
rem
rem   JAVA_HOME            which JDK to use (17 or later); otherwise the java on the PATH
rem   STARLING_JAVA_OPTS   further options for the JVM; they win over the ones below
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if defined JAVA_HOME if not exist "%java%.exe" (
    echo starling: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it 1>&2
    exit /b 1
)
if not defined JAVA_HOME where java >nul 2>nul || (
    echo starling: Java is missing: install a JDK, version 17 or later 1>&2
    exit /b 1
)

set "jar=%home%lib\starling.jar"
if not exist "%home%src\main" goto run
set "jar=%home%target\starling.jar"
if exist "%jar%" goto run
where mvn >nul 2>nul || (
    echo starling: Maven is missing, and Starling has to be built first 1>&2
    exit /b 1
)
echo starling: building (the first time this takes a while) 1>&2
call mvn -q -B -f "%home%pom.xml" -Pquick -Dmaven.test.skip=true package 1>&2 || exit /b 1

:run
if not exist "%jar%" (
    echo starling: neither the sources nor lib\starling.jar are in %home% 1>&2
    exit /b 1
)
"%java%" -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -Xms64m -Xmn32m -Xmx512m -Xss512k -XX:MaxDirectMemorySize=128m ^
    -XX:Tier3InvocationThreshold=1000 -XX:Tier3MinInvocationThreshold=500 -XX:Tier3CompileThreshold=5000 ^
    -XX:Tier3BackEdgeThreshold=60000 -Dguice_bytecode_gen_option=DISABLED -Dguice_include_stack_traces=OFF ^
    -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -Xlog:cds*=off:stderr --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ^
    -Djdk.console=java.base %STARLING_JAVA_OPTS% -cp "%jar%" org.starling.app.Main %*
exit /b %errorlevel%
