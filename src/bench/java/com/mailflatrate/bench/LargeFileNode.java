package com.mailflatrate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailflatrate.bench.send.Memory;
import com.mailflatrate.imports.ImportState;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service beside which {@link LargeFile} stands: it is brought a file by HTTP, and says every
 * second what it takes.
 */
final class LargeFileNode {

    private static final String BOUNDARY = "the-end-of-a-part";
    private static final String OPTIONS =
            """
            {"mapping": {"email": "email", "firstName": "vorname", "lastName": "nachname",
                         "consentAt": "bestaetigt_am", "consentIp": "ip", "consentSource": "quelle"},
             "origin": {"kind": "other-system", "description": "Kasse im Laden", "system": "Kasse"}}""";

    private final ConfigurableApplicationContext service;
    private final ImportWay way;

    private LargeFileNode(ConfigurableApplicationContext service) {
        this.service = service;
        this.way = new ImportWay(service, BenchCustomer.in(service));
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext service = ImportBench.start(Path.of(words[0]));
                ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor()) {
            LargeFileNode node = new LargeFileNode(service);
            looks.scheduleAtFixedRate(LargeFileNode::look, 0, 1, TimeUnit.SECONDS);
            node.bring(Path.of(words[1]));
            looks.shutdownNow();
        }
        System.exit(0);
    }

    private static void look() {
        try {
            System.out.println("memory " + Memory.afterCollection() + ' ' + Memory.resident());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bring(Path file) throws IOException, InterruptedException {
        ListId list = way.list("bench");
        long begun = System.nanoTime();
        ImportId id = upload(list, file);
        begun = said("brought and looked through", begun);
        way.until(id, ImportState.REVIEW);
        begun = said("checked", begun);
        way.decide(id);
        way.until(id, ImportState.ACTIVE);
        begun = said("taken in", begun);
        way.rollBack(id);
        way.until(id, ImportState.ROLLED_BACK);
        said("rolled back", begun);
    }

    private static long said(String what, long begun) {
        long now = System.nanoTime();
        System.out.printf(Locale.ROOT, "%-28s %8.1f s%n", what, (now - begun) / 1e9);
        return now;
    }

    private ImportId upload(ListId list, Path file) throws IOException, InterruptedException {
        String port = service.getEnvironment().getProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:" + port + "/api/v1/lists/" + list + "/imports"))
                                    .header("Authorization", "Bearer " + BenchCustomer.session(service))
                                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                    .POST(body(file))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return ImportId.parse(JsonMapper.shared().readTree(answer.body()).get("id").asString())
                    .orElseThrow();
        }
    }

    private static BodyPublisher body(Path file) throws IOException {
        String opening =
                part("options", "application/json")
                        + OPTIONS
                        + "\r\n"
                        + part("file\"; filename=\"" + file.getFileName(), "text/csv");
        byte[] begin = opening.getBytes(UTF_8);
        byte[] end = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
        BodyPublisher all =
                BodyPublishers.concat(
                        BodyPublishers.ofByteArray(begin),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofByteArray(end));
        return BodyPublishers.fromPublisher(all, begin.length + Files.size(file) + end.length);
    }

    private static String part(String name, String type) {
        return "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n";
    }
}
