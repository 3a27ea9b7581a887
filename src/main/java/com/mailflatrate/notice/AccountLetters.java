package com.mailflatrate.notice;

import com.mailflatrate.account.AccountDecided;
import com.mailflatrate.account.AddressConfirmationRequested;
import com.mailflatrate.account.vetting.AddressLink;
import com.mailflatrate.account.vetting.Applicant;
import com.mailflatrate.account.vetting.Applications;
import com.mailflatrate.account.vetting.Vetting;
import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Letters about an application: confirm your address, and what the reviewer said. */
@Component
class AccountLetters {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Applications applications;
    private final Vetting vetting;
    private final Letters letters;
    private final Texts texts;
    private final String publicUrl;

    AccountLetters(
            Applications applications,
            Vetting vetting,
            Letters letters,
            Texts texts,
            @Value("${mailflatrate.public-url:http://localhost:${mailflatrate.http.port:8080}}")
                    String publicUrl) {
        this.applications = applications;
        this.vetting = vetting;
        this.letters = letters;
        this.texts = texts;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    @AfterCommit
    void on(AddressConfirmationRequested request) {
        applications.mint(request.id()).ifPresent(this::sendLink);
    }

    private void sendLink(AddressLink link) {
        String until =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(link.language().locale())
                        .format(link.expiresAt().atZone(ZONE));
        send(
                null,
                link.to(),
                link.language(),
                "confirm",
                link.userName(),
                link.companyName(),
                publicUrl + "/apply/confirm/" + link.secret(),
                until);
    }

    @AfterCommit
    void on(AccountDecided decided) {
        vetting.applicant(decided.account())
                .ifPresent(
                        applicant ->
                                applicant.notes().stream()
                                        .filter(note -> note.id().equals(decided.note()))
                                        .findFirst()
                                        .ifPresent(
                                                note ->
                                                        sendDecision(
                                                                applicant,
                                                                decided.decision(),
                                                                note)));
    }

    private void sendDecision(Applicant applicant, String decision, Applicant.Note note) {
        EmailAddress.parse(applicant.userEmail())
                .ifPresent(
                        to ->
                                send(
                                        applicant.account().id(),
                                        to,
                                        applicant.account().language(),
                                        decision,
                                        applicant.userName(),
                                        applicant.account().company().name(),
                                        publicUrl + "/start",
                                        note.text()));
    }

    private void send(
            @Nullable AccountId account,
            EmailAddress to,
            Language language,
            String which,
            Object... facts) {
        String subject = texts.say(language, "notice." + which + ".subject", facts);
        String text = texts.say(language, "notice." + which + ".text", facts);
        letters.send(Letters.Letter.plain(Letters.Kind.NOTICE, account, to, subject, text));
    }
}
