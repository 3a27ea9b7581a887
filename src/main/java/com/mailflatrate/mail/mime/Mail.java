package com.mailflatrate.mail.mime;

import com.mailflatrate.kernel.EmailAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One mail to one recipient, ready to be signed and written.
 *
 * @param envelopeFrom return path
 * @param to the only recipient
 * @param fields the header block from the top
 * @param body CRLF lines, canonical for DKIM's relaxed form, no line begins with a dot
 */
public record Mail(String envelopeFrom, EmailAddress to, List<Field> fields, byte[] body) {

    /** Copies the fields, shares the body. */
    public Mail {
        fields = List.copyOf(fields);
    }

    /** The same with fields before all others: signatures are trace. */
    public Mail under(List<Field> trace) {
        List<Field> all = new ArrayList<>(trace);
        all.addAll(fields);
        return new Mail(envelopeFrom, to, all, body);
    }

    /** The first field of this name, any case. */
    public String value(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    /** Header, empty line and body. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 4096);
        for (Field field : fields) {
            out.writeBytes(field.line().getBytes(StandardCharsets.UTF_8));
        }
        out.write('\r');
        out.write('\n');
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** About how many bytes it has. */
    public long size() {
        long size = body.length;
        for (Field field : fields) {
            size += field.name().length() + field.value().length();
        }
        return size;
    }

    /** Any address in it needs SMTPUTF8 (RFC 6531). */
    public boolean needsSmtpUtf8() {
        return to.needsSmtpUtf8()
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(envelopeFrom);
    }
}
