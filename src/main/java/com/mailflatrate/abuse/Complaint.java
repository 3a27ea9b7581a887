package com.mailflatrate.abuse;

import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.reading.Headers;
import com.mailflatrate.reading.MailReader;
import com.mailflatrate.reading.Marks;
import com.mailflatrate.reading.ReadMail;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody handed in, read.
 *
 * @param mail the mail, null when there is only what somebody wrote
 * @param marks everything in it that looks like ours
 * @param typed a mailing id was named, but it is none: a character is wrong
 * @param from who complains, as far as it is known
 * @param said what the person wrote
 * @param raw the mail as it came
 */
record Complaint(
        @Nullable ReadMail mail,
        Marks marks,
        boolean typed,
        @Nullable String from,
        @Nullable String said,
        byte @Nullable [] raw) {

    private static final int LONGEST = 20_000;

    static Complaint of(byte[] raw, @Nullable String from) {
        ReadMail mail = MailReader.read(raw);
        boolean asItWasSent = isOurs(mail.headers());
        String reporter =
                from == null && !asItWasSent ? mail.headers().first("from").orElse(null) : from;
        String said =
                mail.text().length() > LONGEST ? mail.text().substring(0, LONGEST) : mail.text();
        return new Complaint(mail, Marks.in(mail), false, cut(reporter, 400), said, raw);
    }

    static Complaint of(@Nullable String text, @Nullable String mailingId, @Nullable String from) {
        String words = Objects.requireNonNullElse(cut(text, 200_000), "");
        Marks inText = Marks.in(words);
        Marks inId = Marks.in(Objects.requireNonNullElse(cut(mailingId, 1_000), ""));
        Optional<MailingId> named = Optional.ofNullable(mailingId).flatMap(MailingId::parse);
        Set<MailingId> mailings = new LinkedHashSet<>();
        named.ifPresent(mailings::add);
        mailings.addAll(inId.mailings());
        mailings.addAll(inText.mailings());
        List<Marks.Found> tokens = new ArrayList<>(inId.tokens());
        tokens.addAll(inText.tokens());
        boolean typed =
                mailingId != null && !mailingId.isBlank() && mailings.isEmpty() && tokens.isEmpty();
        return new Complaint(
                null,
                new Marks(tokens, new ArrayList<>(mailings)),
                typed,
                cut(from, 400),
                cut(text, LONGEST),
                null);
    }

    /** Whether a mail's header came with it, so that recipient and sender can be compared. */
    boolean hasHead() {
        return mail != null
                && (isOurs(mail.headers())
                        || mail.carried().stream()
                                .anyMatch(head -> head.has("received") || head.has("message-id")));
    }

    /**
     * Whether this is the head of a mailing's mail: then it was handed in as it arrived, and its
     * From field names the sender, not who complains.
     */
    static boolean isOurs(Headers head) {
        return head.has("x-mailing-id") || head.has("list-unsubscribe");
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
