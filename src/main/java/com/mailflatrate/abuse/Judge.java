package com.mailflatrate.abuse;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.MessageToken;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.reading.Headers;
import com.mailflatrate.reading.Marks;
import com.mailflatrate.reading.ReadMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Says whose mail it was. The steps are the method {@link #judge}; a genuine token alone is not
 * enough where the mail shows that it went to somebody else.
 */
@Component
class Judge {

    private static final int REPORTERS = 3;
    private static final Pattern CLAIM =
            Pattern.compile("(?i)\\bmfr[-\\s]?[a-z0-9]{4}[-\\s]?[a-z0-9]{4}");

    /** A character too many or too few, or one that base32 does not have. */
    private static final Pattern MISTYPED =
            Pattern.compile(
                    "(?i)(?<![a-z0-9])[biuwrk](?=[a-z]{0,36}[0-9])[a-z0-9]{26,32}(?![a-z0-9])");

    private final Tokens tokens;
    private final Messages messages;
    private final Mailings mailings;
    private final Contacts contacts;
    private final CaseStore cases;

    Judge(Tokens tokens, Messages messages, Mailings mailings, Contacts contacts, CaseStore cases) {
        this.tokens = tokens;
        this.messages = messages;
        this.mailings = mailings;
        this.contacts = contacts;
        this.cases = cases;
    }

    Judged judge(Complaint complaint) {
        Optional<Marks.Found> genuine =
                complaint.marks().tokens().stream()
                        .filter(
                                mark ->
                                        tokens.check(mark.purpose(), mark.text())
                                                == Tokens.Verdict.GENUINE)
                        .findFirst();
        if (genuine.isPresent()) {
            return byToken(genuine.get(), complaint);
        }
        return byMailing(complaint)
                .or(() -> byWrongToken(complaint))
                .orElseGet(() -> withoutMark(complaint));
    }

    private Judged byToken(Marks.Found mark, Complaint complaint) {
        MessageId message = tokens.verify(mark.purpose(), mark.text()).orElseThrow();
        Optional<MessageFacts> facts = messages.find(message);
        if (facts.isEmpty()) {
            return new Judged(
                    Verdict.OURS,
                    List.of(Finding.TOKEN_GENUINE, Finding.MESSAGE_GONE),
                    message,
                    null,
                    complaint.marks().mailings().stream().findFirst().orElse(null),
                    null,
                    mark.purpose());
        }
        List<Finding> findings = new ArrayList<>(List.of(Finding.TOKEN_GENUINE));
        Verdict verdict = compare(facts.get(), complaint, findings);
        MailingId id = facts.get().mailingId();
        Mailing mailing = id == null ? null : mailings.byMailingId(id).orElse(null);
        return new Judged(verdict, findings, message, facts.get(), id, mailing, mark.purpose());
    }

    private Verdict compare(MessageFacts facts, Complaint complaint, List<Finding> findings) {
        List<MailingId> named = complaint.marks().mailings();
        if (facts.mailingId() != null && !named.isEmpty() && !named.contains(facts.mailingId())) {
            findings.add(Finding.OTHER_MAILING);
            return Verdict.COPIED;
        }
        if (!complaint.hasHead() && complaint.mail() != null) {
            findings.add(Finding.NO_HEADER);
        }
        if (wentToSomebodyElse(facts, complaint, findings)) {
            return Verdict.COPIED;
        }
        if (cases.reporters(facts.message(), complaint.from()) > REPORTERS) {
            findings.add(Finding.MANY_REPORTERS);
            return Verdict.COPIED;
        }
        return Verdict.OURS;
    }

    /** Compares the To field of the mail that was sent, where it came with the complaint. */
    private boolean wentToSomebodyElse(
            MessageFacts facts, Complaint complaint, List<Finding> findings) {
        ReadMail mail = complaint.mail();
        if (mail == null || facts.account() == null || facts.contact() == null) {
            return false;
        }
        Optional<EmailAddress> meant =
                contacts.find(facts.account(), facts.contact()).map(contact -> contact.email());
        Optional<String> to = sent(mail).flatMap(head -> head.first("to"));
        if (meant.isEmpty() || to.isEmpty() || !to.get().contains("@")) {
            return false;
        }
        boolean same =
                to.get()
                        .toLowerCase(Locale.ROOT)
                        .contains(meant.get().full().toLowerCase(Locale.ROOT));
        findings.add(same ? Finding.SAME_RECIPIENT : Finding.OTHER_RECIPIENT);
        return !same;
    }

    /**
     * The head of the mail that was sent: carried inside, or the mail itself when it was handed in
     * as it is.
     */
    private static Optional<Headers> sent(ReadMail mail) {
        return mail.carried().stream()
                .filter(Complaint::isOurs)
                .findFirst()
                .or(() -> Optional.of(mail.headers()).filter(Complaint::isOurs));
    }

    private Optional<Judged> byMailing(Complaint complaint) {
        List<MailingId> named = complaint.marks().mailings();
        Optional<Mailing> known =
                named.stream().flatMap(id -> mailings.byMailingId(id).stream()).findFirst();
        if (known.isPresent()) {
            boolean tampered = complaint.mail() != null;
            List<Finding> findings = new ArrayList<>(List.of(Finding.MAILING_KNOWN));
            if (bringsToken(complaint)) {
                findings.add(Finding.TOKEN_WRONG);
                tampered = true;
            }
            Verdict verdict = tampered ? Verdict.DAMAGED : Verdict.OURS;
            return Optional.of(
                    new Judged(
                            verdict,
                            findings,
                            null,
                            null,
                            known.get().mailingId(),
                            known.get(),
                            null));
        }
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Judged(
                                Verdict.FORGED,
                                List.of(Finding.MAILING_NEVER),
                                null,
                                null,
                                named.getFirst(),
                                null,
                                null));
    }

    private Optional<Judged> byWrongToken(Complaint complaint) {
        for (Marks.Found mark : complaint.marks().tokens()) {
            Optional<MessageToken> shaped = MessageToken.parse(mark.purpose(), mark.text());
            if (shaped.isPresent()) {
                Optional<MessageFacts> facts = messages.find(shaped.get().message());
                return Optional.of(
                        new Judged(
                                facts.isPresent() ? Verdict.DAMAGED : Verdict.FORGED,
                                List.of(Finding.TOKEN_WRONG),
                                facts.isPresent() ? shaped.get().message() : null,
                                facts.orElse(null),
                                facts.map(MessageFacts::mailingId).orElse(null),
                                facts.map(MessageFacts::mailingId)
                                        .flatMap(mailings::byMailingId)
                                        .orElse(null),
                                null));
            }
        }
        return Optional.empty();
    }

    private static Judged withoutMark(Complaint complaint) {
        if (complaint.typed()) {
            return Judged.of(Verdict.FORGED, Finding.MAILING_MISTYPED);
        }
        ReadMail mail = complaint.mail();
        boolean claims =
                mail != null
                        && mail.parts().stream()
                                .anyMatch(
                                        part ->
                                                part.headers().has("x-mailing-id")
                                                        || CLAIM.matcher(part.text()).find());
        boolean says = complaint.said() != null && CLAIM.matcher(complaint.said()).find();
        return claims || says || complaint.marks().tokens().stream().anyMatch(Judge::isShaped)
                ? Judged.of(Verdict.FORGED, Finding.MAILING_NEVER)
                : Judged.of(Verdict.UNKNOWN, Finding.NO_MARK);
    }

    /** Whether it brings what was a token once: of our form, or one with a slip of the pen. */
    private static boolean bringsToken(Complaint complaint) {
        return !complaint.marks().tokens().isEmpty()
                || complaint.said() != null && MISTYPED.matcher(complaint.said()).find();
    }

    private static boolean isShaped(Marks.Found mark) {
        return MessageToken.parse(mark.purpose(), mark.text()).isPresent();
    }
}
