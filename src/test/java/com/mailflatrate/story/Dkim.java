package com.mailflatrate.story;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import tools.jackson.databind.JsonNode;

/** A foreign verifier (Apache jDKIM) with the keys as the sandbox's zone publishes them. */
final class Dkim {

    private Dkim() {}

    /** All text records of the zone, by the name they are asked for, with CNAMEs followed. */
    static Map<String, String> texts(Outside outside, String operatorKey) {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> aliases = new HashMap<>();
        for (JsonNode entry :
                outside.get("/api/v1/sandbox/dns", operatorKey).good().path("items")) {
            String name = entry.path("name").asString();
            String value = entry.path("values").path(0).asString("");
            if (entry.path("type").asString().equals("TXT")) {
                texts.put(name, value);
            } else if (entry.path("type").asString().equals("CNAME")) {
                aliases.put(name, value);
            }
        }
        aliases.forEach(
                (name, target) -> {
                    if (texts.containsKey(target)) {
                        texts.put(name, texts.get(target));
                    }
                });
        return Map.copyOf(texts);
    }

    /** The d= of every signature, when all of them hold; none when one does not. */
    static Set<String> domainsThatHold(String mail, Map<String, String> keys) {
        DKIMVerifier verifier =
                new DKIMVerifier(
                        (method, selector, domain) ->
                                List.of(keys.getOrDefault(selector + "._domainkey." + domain, "")));
        try {
            List<SignatureRecord> records =
                    verifier.verify(
                            new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
            return records.stream()
                    .map(record -> record.getDToken().toString())
                    .collect(Collectors.toSet());
        } catch (FailException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
