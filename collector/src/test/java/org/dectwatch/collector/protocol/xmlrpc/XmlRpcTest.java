package org.dectwatch.collector.protocol.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue.Array;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue.Octets;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue.Struct;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue.Text;
import org.dectwatch.collector.protocol.xmlrpc.XmlRpcValue.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcTest {
    /** Shaped as the server's SDK shows its events. */
    private static final String EVENTS = """
            <?xml version="1.0"?>
            <methodResponse><params><param><value><array><data>
              <value><struct>
                <member><name>type</name><value><string>endpoint_base_stations</string></value></member>
                <member><name>from</name><value>2801</value></member>
                <member><name>rfp_map</name><value><array><data>
                  <value><struct>
                    <member><name>rpn</name><value><int>3</int></value></member>
                    <member><name>rssi</name><value><i4>45</i4></value></member>
                  </struct></value>
                </data></array></value></member>
              </struct></value>
              <value><struct>
                <member><name>type</name><value>endpoint_status</value></member>
                <member><name>status</name><value><int>11</int></value></member>
                <member><name>data</name><value><base64>AQ==</base64></value></member>
              </struct></value>
            </data></array></value></param></params></methodResponse>
            """;

    private static XmlRpcReply reply(String text) {
        return XmlRpcParser.expectReply(text.getBytes(StandardCharsets.UTF_8));
    }

    private static XmlRpcValue result(String value) {
        return ((XmlRpcReply.Result)
                        reply("<methodResponse><params><param>" + value + "</param></params></methodResponse>"))
                .value();
    }

    @Test
    void readsTheEventsOfAServer() {
        assertThat(reply(EVENTS))
                .isEqualTo(new XmlRpcReply.Result(new Array(List.of(
                        new Struct(Map.of(
                                "type", new Text("endpoint_base_stations"),
                                "from", new Text("2801"),
                                "rfp_map",
                                        new Array(List.of(
                                                new Struct(Map.of("rpn", new Whole(3), "rssi", new Whole(45))))))),
                        new Struct(Map.of(
                                "type", new Text("endpoint_status"),
                                "status", new Whole(11),
                                "data", new Octets(List.of((byte) 1))))))));
    }

    @Test
    void readsAFaultAndAnAnswerWithNothingInIt() {
        assertThat(reply("""
                        <methodResponse><fault><value><struct>
                        <member><name>faultCode</name><value><int>4</int></value></member>
                        <member><name>faultString</name><value><string>Too many</string></value></member>
                        </struct></value></fault></methodResponse>
                        """)).isEqualTo(new XmlRpcReply.Fault(4, "Too many"));
        assertThat(reply("<methodResponse><params/></methodResponse>"))
                .isEqualTo(new XmlRpcReply.Result(new XmlRpcValue.Nothing()));
    }

    @Test
    void readsEveryTypeThereIs() {
        assertThat(result("<value><boolean>1</boolean></value>")).isEqualTo(new XmlRpcValue.Truth(true));
        assertThat(result("<value><double>-1.5</double></value>")).isEqualTo(new XmlRpcValue.Real(-1.5));
        assertThat(result("<value><dateTime.iso8601>19980717T14:08:55</dateTime.iso8601></value>"))
                .isEqualTo(new XmlRpcValue.Time("19980717T14:08:55"));
        assertThat(result("<value><nil/></value>")).isEqualTo(new XmlRpcValue.Nothing());
        assertThat(result("<value></value>")).isEqualTo(new Text(""));
        assertThat(result("<value><!-- none --> a &lt; b </value>")).isEqualTo(new Text(" a < b "));
        assertThat(result("<value><struct/></value>")).isEqualTo(new Struct(Map.of()));
    }

    @Test
    void aNumberMayBeWrittenAsText() {
        assertThat(new Text(" 17 ").asNumber()).hasValue(17);
        assertThat(new Text("x").asNumber()).isEmpty();
        assertThat(new Whole(2801).asText()).contains("2801");
        assertThat(new Octets(List.of((byte) 0xff)).asOctets()).containsExactly(255);
        assertThat(new Whole(300).asOctets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Login</body></html>",
                "<methodResponse>",
                "<methodResponse><params><param><value><int>x</int></value></param></params></methodResponse>",
                "<methodResponse><params><param><value><int>1</int><int>2</int></value></param></params></methodResponse>",
                "<methodResponse><params><param><value><float>1</float></value></param></params></methodResponse>",
                "<methodResponse><params><param><value><base64>****=</base64></value></param></params></methodResponse>",
                "<methodResponse><params><param/></params></methodResponse>",
                "<methodResponse><params></params></methodResponse><more/>",
                "<!DOCTYPE x [<!ENTITY a \"b\">]><methodResponse><params><param><value>&a;</value></param></params></methodResponse>"
            })
    void refusesWhatIsNoAnswer(String text) {
        assertThatThrownBy(() -> reply(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void neitherDepthNorNumberNorEntitiesExhaustIt() {
        String deep = "<value><array><data>".repeat(50_000);
        assertThatThrownBy(() -> result(deep)).isInstanceOf(Malformed.class);
        String many = "<value><array><data>" + "<value>x</value>".repeat(30_000) + "</data></array></value>";
        assertThatThrownBy(() -> result(many)).isInstanceOf(Malformed.class);
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        laughs.append("]><methodResponse><params><param><value>&a29;</value></param></params></methodResponse>");
        assertThatThrownBy(() -> reply(laughs.toString())).isInstanceOf(Malformed.class);
    }

    @Test
    void writesACallThatPrintsWithoutItsParameters() {
        XmlRpcCall call = XmlRpcCall.of("session_login", "GW-DECT/admin", "p<&>\"\u00e9");
        assertThat(new String(call.octets(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodCall><methodName>session_login</methodName>"
                                + "<params><param><value><string>GW-DECT/admin</string></value></param>"
                                + "<param><value><string>p&lt;&amp;&gt;\"\u00e9</string></value></param></params></methodCall>");
        assertThat(new String(XmlRpcCall.of("session_receive", 17, 30).octets(), StandardCharsets.UTF_8))
                .contains("<param><value><int>17</int></value></param>");
        assertThat(call).hasToString("session_login(2 parameters)");
    }

    @Test
    void understandsOrRefusesWhateverABrokenServerSends() {
        Random random = new Random(20261125);
        String signs = "<>/&;\"'= \nabyz019\u0000\u00ff";
        int understood = 0;
        for (int i = 0; i < 15_000; i++) {
            StringBuilder text = new StringBuilder(EVENTS);
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
                }
            }
            if (i % 5 == 0) {
                text.setLength(random.nextInt(text.length()));
            }
            try {
                reply(text.toString());
                understood++;
            } catch (Malformed refused) {
                assertThat(refused.reason()).isEqualTo(Malformed.Reason.XML_RPC_MESSAGE);
            }
        }
        assertThat(understood).isGreaterThan(300);
    }
}
