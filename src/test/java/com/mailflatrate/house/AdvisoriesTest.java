package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Tool;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/advisories} beside a database of advisories that knows one about one library. */
@Needs({Tool.CURL, Tool.JQ})
class AdvisoriesTest {

    private static final String KNOWN = "org.example:second";

    @TempDir private Path work;
    private HttpServer database;
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void aDatabase() throws IOException {
        Files.writeString(
                work.resolve("libraries"),
                """

                The following files have been resolved:
                   org.example:first:jar:1.0.0:compile -- module org.example.first
                   org.example:second:jar:linux-x86_64:2.5.0:runtime
                """);
        Files.writeString(work.resolve("accepted"), "# none\n");
        database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        database.createContext(
                "/",
                exchange -> {
                    JsonNode question =
                            JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
                    List<Map<String, Object>> results = new ArrayList<>();
                    for (JsonNode one : question.get("queries")) {
                        String name = one.get("package").get("name").asString();
                        asked.add(name + ' ' + one.get("version").asString());
                        results.add(
                                name.equals(KNOWN)
                                        ? Map.of("vulns", List.of(Map.of("id", "GHSA-0000")))
                                        : Map.of());
                    }
                    byte[] answer =
                            JsonMapper.shared().writeValueAsBytes(Map.of("results", results));
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        database.start();
    }

    @AfterEach
    void end() {
        database.stop(0);
    }

    @Test
    void anAdvisoryIsNamedWithItsLibraryUntilSomebodySaysWhyItDoesNotConcernUs() throws Exception {
        Said found = run();
        assertThat(asked).containsExactly("org.example:first 1.0.0", "org.example:second 2.5.0");
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.words()).contains("org.example:second 2.5.0: GHSA-0000");

        Files.writeString(work.resolve("accepted"), "GHSA-0000 # we never call it\n");
        Said settled = run();
        assertThat(settled.code()).isZero();
        assertThat(settled.words()).contains("none about 2 libraries");
    }

    @Test
    void aDatabaseThatCannotBeAskedIsSaidAndOnlyStrictlyAFault() throws Exception {
        database.stop(0);
        Said silent = run();
        assertThat(silent.code()).isZero();
        assertThat(silent.words()).contains("2 libraries were not looked up");
        assertThat(run("--strict").code()).isEqualTo(3);
    }

    private record Said(int code, String words) {}

    private Said run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bin/advisories"));
        command.addAll(List.of(options));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment()
                .putAll(
                        Map.of(
                                "JAVA_HOME",
                                System.getProperty("java.home"),
                                "MAILFLATRATE_LIBRARIES",
                                work.resolve("libraries").toString(),
                                "MAILFLATRATE_ADVISORIES_ACCEPTED",
                                work.resolve("accepted").toString(),
                                "MAILFLATRATE_ADVISORIES",
                                "http://127.0.0.1:" + database.getAddress().getPort() + "/"));
        Process running = process.start();
        String words = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(running.waitFor(), words);
    }
}
