package com.mailflatrate.story;

import com.mailflatrate.given.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs by other people that judge our mails; each is given the mail and the zone as files. */
final class Judge {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SCRIPTS = Path.of("src", "test", "resources", "judges");

    private final Path folder;

    Judge(Path folder) {
        this.folder = folder;
    }

    /** One verdict per signature, by dkimpy. */
    List<Boolean> dkimpy(String mail, Map<String, String> zone) {
        JsonNode verdicts =
                run(
                        Tool.DKIMPY.path().toString(),
                        SCRIPTS.resolve("dkim_check.py").toString(),
                        write("mail.eml", mail),
                        write("zone.json", JSON.writeValueAsString(zone)));
        List<Boolean> all = new ArrayList<>();
        verdicts.forEach(verdict -> all.add(verdict.asBoolean()));
        return all;
    }

    /** What mailauth says of DKIM, SPF and DMARC. */
    JsonNode mailauth(String mail, Map<String, String> zone, String mailFrom) {
        Map<String, Map<String, List<List<String>>>> cache =
                zone.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry ->
                                                Map.of("TXT", List.of(List.of(entry.getValue())))));
        return run(
                Tool.MAILAUTH.path().toString(),
                "report",
                "-n",
                write("dns.json", JSON.writeValueAsString(cache)),
                "-i",
                "127.0.0.1",
                "-e",
                "localhost",
                "-f",
                mailFrom,
                write("mail.eml", mail));
    }

    /** What Python's email parser says of the mail's form. */
    JsonNode python(String mail) {
        return run(
                Tool.DKIMPY.path().toString(),
                SCRIPTS.resolve("mail_defects.py").toString(),
                write("mail.eml", mail));
    }

    private String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode run(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err =
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(command) + " failed: " + err + out);
            }
            return JSON.readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
