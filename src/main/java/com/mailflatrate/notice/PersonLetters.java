package com.mailflatrate.notice;

import com.mailflatrate.account.signin.People;
import com.mailflatrate.account.signin.SecurityNews;
import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.factor.CodePurpose;
import com.mailflatrate.factor.CodeRequested;
import com.mailflatrate.factor.DeviceName;
import com.mailflatrate.factor.LinkPurpose;
import com.mailflatrate.factor.LinkRequested;
import com.mailflatrate.factor.MailedCodes;
import com.mailflatrate.factor.MailedLinks;
import com.mailflatrate.kernel.EmailAddress;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Letters to a person about the way in: codes, links, and whatever happened to it. */
@Component
class PersonLetters {

    private final People people;
    private final MailedCodes codes;
    private final MailedLinks links;
    private final Post post;

    PersonLetters(People people, MailedCodes codes, MailedLinks links, Post post) {
        this.people = people;
        this.codes = codes;
        this.links = links;
        this.post = post;
    }

    @AfterCommit
    void on(CodeRequested request) {
        codes.mint(request.id())
                .ifPresent(code -> people.find(code.user()).ifPresent(who -> send(who, code)));
    }

    private void send(People.Person who, MailedCodes.Minted code) {
        EmailAddress to =
                code.purpose() == CodePurpose.ADDRESS
                        ? EmailAddress.parse(code.subject()).orElseThrow()
                        : who.email();
        post.send(
                to,
                who.language(),
                "code." + code.purpose().name().toLowerCase(Locale.ROOT),
                who.name(),
                code.code(),
                post.dateTime(code.expiresAt(), who.language()),
                code.ip());
    }

    @AfterCommit
    void on(LinkRequested request) {
        if (request.purpose() == LinkPurpose.RESET) {
            links.mint(request.id()).ifPresent(this::sendReset);
        }
    }

    /** Nobody gets a letter when nobody signs in with the address. */
    private void sendReset(MailedLinks.Minted link) {
        EmailAddress.parse(link.subject())
                .flatMap(people::byEmail)
                .ifPresent(
                        who ->
                                post.send(
                                        who.email(),
                                        who.language(),
                                        "reset",
                                        who.name(),
                                        post.link("/reset/" + link.secret()),
                                        post.dateTime(link.expiresAt(), who.language()),
                                        link.ip()));
    }

    @AfterCommit
    void on(SecurityNews news) {
        people.find(news.user()).ifPresent(who -> tell(who, news));
    }

    private void tell(People.Person who, SecurityNews news) {
        EmailAddress to =
                news.what() == SecurityNews.What.ADDRESS_CHANGED
                        ? EmailAddress.parse(news.detail()).orElseThrow()
                        : who.email();
        String device = DeviceName.of(news.userAgent()).text();
        post.send(
                to,
                who.language(),
                "news." + news.what().name().toLowerCase(Locale.ROOT),
                who.name(),
                post.dateTime(news.at(), who.language()),
                device.isEmpty() ? post.say(who.language(), "notice.device.unknown") : device,
                news.ip(),
                post.link("/profile/security"),
                news.detail());
    }
}
