package org.starling;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Timer;

/** Each thing outside the program has one door: bt-core, the network, the window system, the terminal, time. */
@AnalyzeClasses(packages = "org.starling", importOptions = MainClasses.class)
final class DoorsTest {
    private static final DescribedPredicate<JavaClass> SOCKETS = assignableTo(Socket.class)
            .or(assignableTo(ServerSocket.class))
            .or(assignableTo(DatagramSocket.class))
            .or(assignableTo(NetworkChannel.class))
            .or(assignableTo(Selector.class))
            .or(assignableTo(SelectorProvider.class))
            .or(assignableTo(URLConnection.class))
            .or(resideInAnyPackage("java.net.http..", "javax.net..", "com.sun.net.httpserver.."))
            .as("sockets");

    @ArchTest
    static final ArchRule onlyTheBridgeSeesBt = noClasses()
            .that()
            .resideOutsideOfPackage("org.starling.engine.bt..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("bt..", "com.google.inject..", "javax.inject..");

    /** bt's interfaces name SocketChannel, so the bridge may name it too. */
    @ArchTest
    static final ArchRule onlyNetSeesSockets = noClasses()
            .that()
            .resideOutsideOfPackages("org.starling.net..", "org.starling.engine.bt..", "org.starling.app.instance..")
            .should()
            .dependOnClassesThat(SOCKETS)
            .orShould()
            .callMethodWhere(target(owner(assignableTo(URL.class))).and(target(nameMatching("open.*"))));

    @ArchTest
    static final ArchRule theBridgeOpensNoSocket = noClasses()
            .that()
            .resideInAPackage("org.starling.engine.bt..")
            .should()
            .callMethodWhere(target(owner(SOCKETS)).and(target(nameMatching("open.*|connect|bind|accept"))))
            .orShould()
            .callConstructorWhere(target(owner(SOCKETS)));

    /** The hand-over to a running instance goes through a Unix domain socket: nobody else can reach it. */
    @ArchTest
    static final ArchRule theHandOverStaysOnTheMachine = noClasses()
            .that()
            .resideInAPackage("org.starling.app.instance..")
            .should()
            .dependOnClassesThat(assignableTo(InetSocketAddress.class)
                    .or(assignableTo(Socket.class))
                    .or(assignableTo(ServerSocket.class))
                    .or(assignableTo(DatagramSocket.class)));

    @ArchTest
    static final ArchRule onlyTheWindowSeesJavaFx = noClasses()
            .that()
            .resideOutsideOfPackage("org.starling.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule onlyAppWritesToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage("org.starling.app..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Thread.class))).and(target(nameMatching("sleep"))))
            .orShould()
            .dependOnClassesThat(assignableTo(Timer.class))
            .because("waiting belongs to the selector, to a scheduler with a clock, or to a condition");

    @ArchTest
    static final ArchRule nothingIsDeserialized =
            noClasses().should().dependOnClassesThat(assignableTo(ObjectInputStream.class));

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal();
}
