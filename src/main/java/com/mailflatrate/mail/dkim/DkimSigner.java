package com.mailflatrate.mail.dkim;

import com.mailflatrate.mail.mime.Field;
import com.mailflatrate.mail.mime.Folding;
import com.mailflatrate.mail.mime.Mail;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Signs mails for one domain: rsa-sha256, relaxed/relaxed, every field of the header block, ten of
 * them once more than present so that none can be added, an end of validity and never a length.
 * Thread-safe.
 */
public final class DkimSigner {

    private static final String NAME = "DKIM-Signature";
    private static final int LINE = 72;
    private static final List<String> OVERSIGNED =
            List.of(
                    "From",
                    "To",
                    "Subject",
                    "Date",
                    "Message-ID",
                    "Reply-To",
                    "MIME-Version",
                    "Content-Type",
                    "List-Unsubscribe",
                    "List-Unsubscribe-Post");
    private static final Set<String> TRACE = Set.of("dkim-signature", "return-path", "received");

    private final String domain;
    private final String selector;
    private final PrivateKey key;
    private final ConcurrentLinkedQueue<Signature> idle = new ConcurrentLinkedQueue<>();

    /**
     * A signer.
     *
     * @param pkcs8 the private key
     */
    public DkimSigner(String domain, String selector, byte[] pkcs8) {
        this.domain = domain;
        this.selector = selector;
        this.key = Crypto.privateKey(pkcs8);
    }

    /** Which provider signs: the native one where it loads, else the JDK's. */
    public static String provider() {
        return Crypto.providerName();
    }

    /** The domain it signs for. */
    public String domain() {
        return domain;
    }

    /** The hash of a body that is canonical as it stands; one for all signatures of a mail. */
    public static byte[] bodyHash(Mail mail) {
        return Crypto.sha256(mail.body());
    }

    /**
     * The signature of a mail as a field to stand above all others.
     *
     * @param validity at least 7 days for campaigns (RFC 6376 §3.5 {@code x=}), 1 day for tests
     */
    public Field sign(Mail mail, byte[] bodyHash, Instant now, Duration validity) {
        List<String> names = signedNames(mail.fields());
        String unsigned = unsigned(names, bodyHash, now, validity);
        String input = input(mail.fields(), names) + Canonical.relaxed(NAME, unsigned);
        String b = Base64.getEncoder().encodeToString(rsa(input.getBytes(StandardCharsets.UTF_8)));
        return new Field(NAME, unsigned + folded(b));
    }

    private String unsigned(List<String> names, byte[] bodyHash, Instant now, Duration validity) {
        long t = now.getEpochSecond();
        return "v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d="
                + domain
                + "; s="
                + selector
                + ";\r\n t="
                + t
                + "; x="
                + (t + validity.toSeconds())
                + ";\r\n h="
                + Folding.list(3, names, ":")
                + ";\r\n bh="
                + Base64.getEncoder().encodeToString(bodyHash)
                + ";\r\n b=";
    }

    private static List<String> signedNames(List<Field> fields) {
        List<String> names = new ArrayList<>(fields.size() + OVERSIGNED.size());
        for (Field field : fields) {
            if (!TRACE.contains(field.name().toLowerCase(Locale.ROOT))) {
                names.add(field.name());
            }
        }
        names.addAll(OVERSIGNED);
        return names;
    }

    /**
     * §3.7: fields in the order of h=; each name takes the next instance from the bottom, a missing
     * one is empty.
     */
    private static String input(List<Field> fields, List<String> names) {
        StringBuilder text = new StringBuilder(2048);
        boolean[] used = new boolean[fields.size()];
        for (String name : names) {
            for (int i = fields.size() - 1; i >= 0; i--) {
                Field field = fields.get(i);
                if (!used[i] && field.name().equalsIgnoreCase(name)) {
                    used[i] = true;
                    text.append(Canonical.relaxed(field.name(), field.value())).append("\r\n");
                    break;
                }
            }
        }
        return text.toString();
    }

    private byte[] rsa(byte[] input) {
        Signature signature = idle.poll();
        try {
            if (signature == null) {
                signature = Crypto.signature();
                signature.initSign(key);
            }
            signature.update(input);
            byte[] value = signature.sign();
            idle.add(signature);
            return value;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "cannot sign for " + domain + " with selector " + selector, broken);
        }
    }

    private static String folded(String b) {
        StringBuilder text = new StringBuilder(b.length() + 24);
        for (int i = 0; i < b.length(); i += LINE) {
            text.append(i == 0 ? "" : "\r\n ").append(b, i, Math.min(b.length(), i + LINE));
        }
        return text.toString();
    }
}
