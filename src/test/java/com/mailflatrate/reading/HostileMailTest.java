package com.mailflatrate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails made to hurt: whatever they are, reading ends soon, takes little, and never throws. */
class HostileMailTest {

    private static final long CPU_NANOS = 4_000_000_000L;
    private static final long ALLOCATED = 600_000_000L;

    static Stream<Named<byte[]>> mails() {
        return Stream.of(
                Named.of("multiparts 200 deep", nestedMultiparts(200)),
                Named.of("mails in mails 200 deep", nestedMails(200)),
                Named.of("100,000 header lines", bytes("X-A: b\r\n".repeat(100_000) + "\r\nx")),
                Named.of(
                        "a header of 9 MB",
                        bytes("Subject: " + "=?".repeat(4_500_000) + "\r\n\r\nx")),
                Named.of("a line of 9 MB", bytes("From: a@b.c\r\n\r\n" + "a@".repeat(4_500_000))),
                Named.of("200,000 parts", parts(200_000)),
                Named.of(
                        "a boundary that never ends",
                        bytes(multipart("q") + "--q".repeat(3_000_000))),
                Named.of(
                        "boundaries of boundaries",
                        bytes(multipart("a") + "--a\n".repeat(500_000))),
                Named.of("base64 without end", base64(9_000_000)),
                Named.of("a zip of zeros", attached("application/zip", zip(zeros(200_000_000)))),
                Named.of(
                        "a zip of a zip of zeros",
                        attached("application/zip", zip(zip(zeros(50_000_000))))),
                Named.of(
                        "encoded words",
                        bytes("Subject: " + "=?utf-8?q?=41?= ".repeat(100_000) + "\r\n\r\n")),
                Named.of("percent signs", bytes("\r\n" + "%41%".repeat(1_000_000))),
                Named.of("tags of HTML", html("<b>".repeat(300_000))),
                Named.of(
                        "quotes of quotes",
                        bytes("Subject: Re: x\r\n\r\n" + ">".repeat(3_000_000))),
                Named.of(
                        "report fields",
                        bytes(
                                status(
                                        "Final-Recipient: rfc822; a@b.cd\nAction: failed\n"
                                                .repeat(100_000)))),
                Named.of(
                        "addresses",
                        bytes(
                                "From: MAILER-DAEMON\r\nSubject: failure notice\r\n\r\n"
                                        + "<a@b.cd>: 550 user unknown\n".repeat(200_000))),
                Named.of(
                        "transcripts",
                        bytes(
                                "From: MAILER-DAEMON\r\nSubject: failure notice\r\n\r\n<a@b.cd>"
                                        + ">>> DATA <<< 550 ".repeat(200_000))),
                Named.of(
                        "blanks",
                        bytes(
                                "Subject:"
                                        + " ".repeat(3_000_000)
                                        + "\r\n \r\n"
                                        + " \t".repeat(2_000_000))),
                Named.of("braces", bytes("\r\n{\"notificationType\":" + "[".repeat(150_000))));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void itIsReadInBoundedTimeAndMemory(byte[] raw) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = thread.getCurrentThreadCpuTime();
        long allocated = thread.getCurrentThreadAllocatedBytes();
        ReadMail mail = MailReader.read(raw);
        assertThat(Reading.of(mail)).isNotNull();
        assertThat(Marks.in(mail).tokens()).isEmpty();
        assertThat(thread.getCurrentThreadCpuTime() - cpu).isLessThan(CPU_NANOS);
        assertThat(thread.getCurrentThreadAllocatedBytes() - allocated).isLessThan(ALLOCATED);
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
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("mail.eml.zip"));
            zip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] zeros(int size) {
        return new byte[size];
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
