package com.mailflatrate.mail.dkim;

import com.mailflatrate.mail.dkim.DkimVerdict.Result;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One signature of a mail that came in, and whether it holds (RFC 6376 §6.1). */
record ReceivedSignature(RawMail.RawField field, TagList tags, List<String> signed, String defect) {

    private static final int NUMBER_DIGITS = 12;

    static ReceivedSignature read(RawMail.RawField field) {
        TagList tags = TagList.parse(field.value()).orElse(new TagList(Map.of()));
        List<String> signed =
                Arrays.stream(tags.compact("h").split(":"))
                        .filter(name -> !name.isEmpty())
                        .toList();
        return new ReceivedSignature(field, tags, signed, defect(tags, signed));
    }

    private static String defect(TagList tags, List<String> signed) {
        for (String tag : List.of("v", "a", "b", "bh", "d", "h", "s")) {
            if (!tags.has(tag)) {
                return "no " + tag + "=";
            }
        }
        String algorithm = tags.compact("a").toLowerCase(Locale.ROOT);
        if (!tags.compact("v").equals("1")
                || !List.of("rsa-sha256", "ed25519-sha256").contains(algorithm)) {
            return "unknown version or algorithm";
        }
        if (tags.has("l")) {
            return "signs a part of the body only";
        }
        return signed.stream().anyMatch("from"::equalsIgnoreCase) ? "" : "From is not signed";
    }

    DkimVerdict verdict(Result result, String why) {
        return new DkimVerdict(result, domain(), tags.compact("s"), signed, why);
    }

    private String domain() {
        return tags.compact("d").toLowerCase(Locale.ROOT);
    }

    String keyName() {
        return tags.compact("s") + "._domainkey." + domain();
    }

    boolean isExpired(Instant now) {
        String x = tags.compact("x");
        return x.matches("[0-9]{1," + NUMBER_DIGITS + "}")
                && now.getEpochSecond() > Long.parseLong(x);
    }

    boolean bodyMatches(byte[] body) {
        boolean relaxed =
                tags.get("c", "simple/simple").toLowerCase(Locale.ROOT).endsWith("/relaxed");
        byte[] hash =
                Crypto.sha256(relaxed ? Canonical.relaxedBody(body) : Canonical.simpleBody(body));
        return MessageDigest.isEqual(hash, base64(tags.compact("bh")));
    }

    DkimVerdict check(RawMail mail, List<String> records) {
        DkimVerdict last = verdict(Result.PERMERROR, "no key");
        for (String txt : records) {
            PublishedKey key = PublishedKey.read(txt);
            if (!key.defect().isEmpty()) {
                last = verdict(Result.PERMERROR, key.defect());
            } else {
                return verified(mail, key)
                        ? verdict(Result.PASS, "")
                        : verdict(Result.FAIL, "signature differs");
            }
        }
        return last;
    }

    private boolean verified(RawMail mail, PublishedKey key) {
        try {
            boolean ed25519 = tags.compact("a").equalsIgnoreCase("ed25519-sha256");
            PublicKey publicKey = key.publicKey(ed25519);
            byte[] input = input(mail).getBytes(StandardCharsets.ISO_8859_1);
            Signature verifier = Signature.getInstance(ed25519 ? "Ed25519" : "SHA256withRSA");
            verifier.initVerify(publicKey);
            verifier.update(ed25519 ? Crypto.sha256(input) : input);
            return verifier.verify(base64(tags.compact("b")));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    private String input(RawMail mail) {
        boolean relaxed =
                tags.get("c", "simple/simple").toLowerCase(Locale.ROOT).startsWith("relaxed");
        StringBuilder text = new StringBuilder();
        boolean[] used = new boolean[mail.fields().size()];
        for (String name : signed) {
            for (int i = mail.fields().size() - 1; i >= 0; i--) {
                RawMail.RawField candidate = mail.fields().get(i);
                if (!used[i] && candidate.name().strip().equalsIgnoreCase(name)) {
                    used[i] = true;
                    text.append(line(candidate.name(), candidate.value(), relaxed)).append("\r\n");
                    break;
                }
            }
        }
        return text.append(line(field.name(), withoutB(field.value()), relaxed)).toString();
    }

    private static String line(String name, String value, boolean relaxed) {
        return relaxed ? Canonical.relaxed(name, value) : name + ':' + value;
    }

    private static String withoutB(String value) {
        return value.replaceFirst("(^|[;\\s])(b\\s*=)[^;]*", "$1$2");
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }
}
