package com.mailflatrate.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Mails made to hurt. Shared with the measurements. */
public final class HostileMails {

    private HostileMails() {}

    /** One of them. */
    public record Hostile(String name, byte[] raw) {}

    /** Twenty kinds. */
    public static List<Hostile> all() {
        return List.of(
                new Hostile("multiparts 200 deep", nestedMultiparts(200)),
                new Hostile("mails in mails 200 deep", nestedMails(200)),
                new Hostile("100,000 header lines", bytes("X-A: b\r\n".repeat(100_000) + "\r\nx")),
                new Hostile(
                        "a header of 9 MB",
                        bytes("Subject: " + "=?".repeat(4_500_000) + "\r\n\r\nx")),
                new Hostile(
                        "a line of 9 MB", bytes("From: a@b.c\r\n\r\n" + "a@".repeat(4_500_000))),
                new Hostile("200,000 parts", parts(200_000)),
                new Hostile(
                        "a boundary that never ends",
                        bytes(multipart("q") + "--q".repeat(3_000_000))),
                new Hostile(
                        "boundaries of boundaries",
                        bytes(multipart("a") + "--a\n".repeat(500_000))),
                new Hostile("base64 without end", base64(9_000_000)),
                new Hostile("a zip of zeros", attached("application/zip", zipOfZeros(200))),
                new Hostile(
                        "a zip of a zip of zeros",
                        attached("application/zip", zip(zipOfZeros(50)))),
                new Hostile(
                        "encoded words",
                        bytes("Subject: " + "=?utf-8?q?=41?= ".repeat(100_000) + "\r\n\r\n")),
                new Hostile("percent signs", bytes("\r\n" + "%41%".repeat(1_000_000))),
                new Hostile("tags of HTML", html("<b>".repeat(300_000))),
                new Hostile(
                        "quotes of quotes",
                        bytes("Subject: Re: x\r\n\r\n" + ">".repeat(3_000_000))),
                new Hostile(
                        "report fields",
                        bytes(
                                status(
                                        "Final-Recipient: rfc822; a@b.cd\nAction: failed\n"
                                                .repeat(100_000)))),
                new Hostile(
                        "addresses",
                        bytes(
                                "From: MAILER-DAEMON\r\nSubject: failure notice\r\n\r\n"
                                        + "<a@b.cd>: 550 user unknown\n".repeat(200_000))),
                new Hostile(
                        "transcripts",
                        bytes(
                                "From: MAILER-DAEMON\r\nSubject: failure notice\r\n\r\n<a@b.cd>"
                                        + ">>> DATA <<< 550 ".repeat(200_000))),
                new Hostile(
                        "blanks",
                        bytes(
                                "Subject:"
                                        + " ".repeat(3_000_000)
                                        + "\r\n \r\n"
                                        + " \t".repeat(2_000_000))),
                new Hostile("braces", bytes("\r\n{\"notificationType\":" + "[".repeat(150_000))));
    }

    private static byte[] nestedMultiparts(int depth) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            mail.append(multipart("b" + i)).append("--b").append(i).append("\r\n");
        }
        return bytes(mail.append("\r\nx").toString());
    }

    private static byte[] nestedMails(int depth) {
        return bytes("From: a@b.cd\r\nContent-Type: message/rfc822\r\n\r\n".repeat(depth) + "x");
    }

    private static byte[] parts(int count) {
        return bytes(multipart("q") + "--q\r\n\r\nx\r\n".repeat(count) + "--q--\r\n");
    }

    private static byte[] base64(int size) {
        return bytes("Content-Transfer-Encoding: base64\r\n\r\n" + "QUFB".repeat(size / 4));
    }

    private static byte[] html(String text) {
        return bytes("Content-Type: text/html\r\n\r\n" + text);
    }

    private static String status(String fields) {
        return multipart("q") + "--q\r\nContent-Type: message/delivery-status\r\n\r\n" + fields;
    }

    private static byte[] attached(String type, byte[] content) {
        return bytes(
                multipart("q")
                        + "--q\r\nContent-Type: "
                        + type
                        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(content)
                        + "\r\n--q--\r\n");
    }

    private static byte[] zip(byte[] content) {
        return zip(content, 1);
    }

    private static byte[] zipOfZeros(int megabytes) {
        return zip(new byte[1_000_000], megabytes);
    }

    private static byte[] zip(byte[] content, int times) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("mail.eml.zip"));
            for (int n = 0; n < times; n++) {
                zip.write(content);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }

    private static String multipart(String boundary) {
        return "From: a@b.cd\r\nContent-Type: multipart/mixed; boundary=\""
                + boundary
                + "\"\r\n\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
