package org.starling.engine.discovery.portmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.discovery.portmap.Description.Service;
import org.starling.wire.FuzzSeeds;

/** What routers and those who pretend to be one send as text and XML. */
@Timeout(120)
class RouterXmlTest {
    private static final String LOCATION = "http://10.0.0.1:5000/root/desc.xml";
    private static final String FAULT = "<a><faultstring>UPnPError</faultstring><errorCode>718</errorCode></a>";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "/ctl/ip, http://10.0.0.1:5000/ctl/ip",
        "ctl/ip, http://10.0.0.1:5000/root/ctl/ip",
        "http://10.0.0.1:80/x, http://10.0.0.1:80/x"
    })
    void theServiceIsFound(String control, String absolute) throws UpnpException {
        assertThat(Description.parse(bytes(FakeIgd.description(control)), LOCATION)
                        .services())
                .containsExactly(new Service(FakeIgd.TYPE, absolute));
    }

    @Test
    void theBaseAddressCounts() throws UpnpException {
        String xml = FakeIgd.description("ip").replace("<device>", "<URLBase>http://10.0.0.1:99/b/</URLBase><device>");
        assertThat(Description.parse(bytes(xml), LOCATION).services())
                .extracting(Service::control)
                .containsOnly("http://10.0.0.1:99/b/ip");
    }

    static Stream<String> hostileDescriptions() {
        String bomb = "<!DOCTYPE a [<!ENTITY x \"" + "y".repeat(1_000) + "\"><!ENTITY z \"" + "&x;".repeat(1_000)
                + "\">]><a>&z;&z;</a>";
        String external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String service = FakeIgd.description("/ctl/ip");
        return Stream.of(
                "",
                "<",
                "text",
                "<a>",
                bomb,
                external + "<a>&x;</a>",
                external + service.substring(service.indexOf("<root")),
                "<!DOCTYPE a SYSTEM \"http://10.0.0.1/evil.dtd\">" + service.substring(service.indexOf("<root")),
                "<a>&undeclared;</a>",
                "<a>".repeat(100) + "</a>".repeat(100),
                "<a>" + "<b/>".repeat(60_000) + "</a>",
                "<a " + "b".repeat(300_000) + "=\"\"/>",
                FakeIgd.description("http://[bad/"),
                FakeIgd.description("/" + "x".repeat(2_000)),
                FakeIgd.description("ctl").replace("WANIPConnection", "WANIPConnection\"&gt;"),
                "<root><service><serviceType>" + FakeIgd.TYPE + "</serviceType></service></root>");
    }

    @ParameterizedTest
    @MethodSource("hostileDescriptions")
    void hostileDescriptionsAreRefused(String xml) {
        assertThatThrownBy(() -> Description.parse(bytes(xml), LOCATION)).isInstanceOf(UpnpException.class);
    }

    @Test
    void manyServicesAreCut() throws UpnpException {
        String one = "<service><serviceType>" + FakeIgd.TYPE + "</serviceType><controlURL>/c</controlURL></service>";
        assertThat(Description.parse(bytes("<r>" + one.repeat(100) + "</r>"), LOCATION)
                        .services())
                .hasSize(8);
    }

    @Test
    void anErrorIsReadFromAFault() throws UpnpException {
        assertThat(Soap.reply(500, bytes(FAULT)).error()).hasValue(718);
        assertThat(Soap.reply(200, bytes("<a><b>c</b></a>")).values()).containsEntry("b", "c");
        assertThatThrownBy(() -> Soap.reply(500, bytes("<a/>"))).isInstanceOf(UpnpException.class);
        assertThatThrownBy(() -> Soap.reply(500, bytes("<a><errorCode>9999999999</errorCode></a>")))
                .isInstanceOf(UpnpException.class);
    }

    @Test
    void anAnswerToASearch() {
        String answer = """
                HTTP/1.1 200 OK
                st:urn:schemas-upnp-org:device:InternetGatewayDevice:2
                LOCATION:  http://10.0.0.1:5000/x

                """.replace("\n", "\r\n");
        assertThat(Ssdp.location(ByteBuffer.wrap(bytes(answer)))).contains("http://10.0.0.1:5000/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 404 No\r\nST: WANIPConnection\r\nLOCATION: http://10.0.0.1/x\r\n",
                "HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nLOCATION: http://10.0.0.1/x\r\n",
                "HTTP/1.1 200 OK\r\nST: WANIPConnection\r\n",
                "M-SEARCH * HTTP/1.1\r\nST: WANIPConnection\r\nLOCATION: http://10.0.0.1/x\r\n",
                "NOTIFY * HTTP/1.1\r\nST: WANIPConnection\r\nLOCATION: http://10.0.0.1/x\r\n"
            })
    void otherDatagramsAreNoAnswer(String text) {
        assertThat(Ssdp.location(ByteBuffer.wrap(bytes(text)))).isEmpty();
    }

    @Test
    void longLocationsAreNoAnswer() {
        String answer = "HTTP/1.1 200 OK\r\nST: WANIPConnection\r\nLOCATION: http://10.0.0.1/" + "x".repeat(600);
        assertThat(Ssdp.location(ByteBuffer.wrap(bytes(answer)))).isEmpty();
        assertThat(Ssdp.location(ByteBuffer.allocate(4_000))).isEmpty();
    }

    @Test
    void mutationsAreReadOrRefused() {
        List<byte[]> seeds = List.of(bytes(FakeIgd.description("/ctl/ip")), bytes(FAULT));
        FuzzSeeds.mutate(seeds, 1, 2_000, input -> {
            try {
                Description.parse(input, LOCATION)
                        .services()
                        .forEach(service -> assertThat(service.control()).startsWith("http://10.0.0.1"));
            } catch (UpnpException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
            try {
                assertThat(Soap.reply(500, input).error()).isPresent();
            } catch (UpnpException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
            Ssdp.location(ByteBuffer.wrap(input)).ifPresent(it -> assertThat(it).hasSizeLessThan(600));
        });
    }
}
