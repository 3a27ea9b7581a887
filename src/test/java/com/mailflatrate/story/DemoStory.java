package com.mailflatrate.story;

import static com.mailflatrate.given.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Http;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.ServiceProcess;
import com.mailflatrate.given.Tool;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a newcomer does: starts the demo, and types the lines of the manual. */
class DemoStory {

    private static final List<Path> MANUAL =
            List.of(Path.of("docs/use/first-mailing.md"), Path.of("docs/use/interface.md"));
    private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final long MINUTES = 3;

    @Test
    @Needs({Tool.CURL, Tool.JQ})
    void theDemoPlaysTheMainJobAndTheLinesOfTheManualWorkOnIt(@TempDir Path root)
            throws IOException, InterruptedException {
        Path data = root.resolve("data");
        try (ServiceProcess demo = ServiceProcess.launch(data, Map.of(), "demo")) {
            demo.awaitReady();
            until("the first act", () -> demo.log().contains("is read and judged"));
            until("the last act", () -> demo.log().contains("names only the mailing ID"));
            until("the keys", () -> Files.exists(data.resolve("demo/credentials.json")));
            assertThat(demo.log())
                    .contains("1,000 rows imported: 900 accepted, 40 without proof, 60 refused")
                    .contains("went to 900 of 940: 892 accepted, 8 bounced in the session")
                    .contains("881 subscribed, 12 bounced, 3 complained, 4 unsubscribed")
                    .contains("\"ours\"");

            theLinkOfTheTerminalLetsIn(new Http(demo.port()), data);
            String typed = typed(root);
            JsonNode checked = answer(typed, "\"byReason\"");
            assertThat(checked.path("state").asString()).as(typed).isEqualTo("review");
            assertThat(checked.path("accepted").asInt()).isEqualTo(2);
            assertThat(checked.path("byReason").path("ROLE_ADDRESS").asInt()).isEqualTo(1);
            JsonNode gate = answer(typed, "\"verdict\": \"green\"");
            assertThat(gate.path("audience").path("sendable").asInt()).as(typed).isEqualTo(2);
            JsonNode finished = answer(typed, "\"bounced\": 1");
            assertThat(finished.path("state").asString()).as(typed).isEqualTo("finished");
            assertThat(finished.path("accepted").asInt()).isEqualTo(1);
            assertThat(typed).as("one click").contains("\n200\n");
            assertThat(answer(typed, "\"unsubscribed\": 1").path("subscribed").asInt()).isZero();
            JsonNode verdict = answer(typed, "\"verdict\": \"ours\"");
            assertThat(verdict.path("contact").isMissingNode()).as(typed).isFalse();
            assertThat(typed)
                    .contains("\"code\": \"REQUIRED\"", "made once\nIDEMPOTENCY_KEY_REUSED\n")
                    .endsWith("[\"hello\"]\ntrue\n");
        }
    }

    /** As customer and as operator, again and again; with another secret nobody gets in. */
    private static void theLinkOfTheTerminalLetsIn(Http http, Path data) throws IOException {
        String url =
                JsonMapper.shared()
                        .readTree(Files.readString(data.resolve("demo/credentials.json")))
                        .path("openUrl")
                        .asString();
        String path = url.substring(url.indexOf("/sandbox/"));
        assertThat(http.get(path).statusCode()).isEqualTo(200);
        for (String who : List.of("/customer", "/operator", "/customer", "/operator")) {
            HttpResponse<String> in = http.postForm(path + who, "");
            assertThat(in.statusCode()).as(who + in.body()).isEqualTo(302);
            assertThat(in.headers().allValues("Set-Cookie")).anyMatch(one -> one.contains("mf="));
        }
        assertThat(http.get(path + "x").statusCode()).isEqualTo(404);
        assertThat(http.postForm(path + "x/operator", "").statusCode()).isEqualTo(404);
    }

    /** The lines of the manual, in one shell, in a directory of their own; what they printed. */
    private static String typed(Path root) throws IOException, InterruptedException {
        StringBuilder manual = new StringBuilder();
        for (Path page : MANUAL) {
            manual.append(Files.readString(page));
        }
        String lines =
                LINES.matcher(manual)
                        .results()
                        .map(block -> block.group(1))
                        .collect(Collectors.joining("\n"));
        Path script = Files.writeString(root.resolve("typed.sh"), lines);
        Path printed = root.resolve("printed");
        Process shell =
                new ProcessBuilder("bash", "-e", script.toString())
                        .directory(root.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        try {
            assertThat(shell.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            shell.destroyForcibly();
        }
        assertThat(shell.exitValue()).as(Files.readString(printed)).isZero();
        return Files.readString(printed);
    }

    /** The JSON object in which the text stands. */
    private static JsonNode answer(String printed, String text) {
        int at = printed.indexOf(text);
        assertThat(at).as(text + " in " + printed).isNotNegative();
        int from = printed.lastIndexOf("\n{\n", at) + 1;
        return JsonMapper.shared()
                .readTree(printed.substring(from, printed.indexOf("\n}", at) + 2));
    }
}
