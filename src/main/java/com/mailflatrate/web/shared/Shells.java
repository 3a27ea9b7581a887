package com.mailflatrate.web.shared;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Door;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.doors.entry.FormProof;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes the shell of a request. */
@Component
class Shells {

    private static final ZoneId USUAL = ZoneId.of("Europe/Berlin");
    private static final String ATTRIBUTE = "com.mailflatrate.web.shell";

    private final Texts texts;
    private final Assets assets;
    private final InstantSource clock;
    private final Belongings belongings;
    private final Surroundings surroundings;
    private final boolean sandbox;
    private final String operatorLine;

    Shells(
            Texts texts,
            Assets assets,
            InstantSource clock,
            Belongings belongings,
            Surroundings surroundings,
            @Value("${mailflatrate.delivery.mode:sandbox}") String deliveryMode,
            @Value("${mailflatrate.operator-line:mailflatrate}") String operatorLine) {
        this.texts = texts;
        this.assets = assets;
        this.clock = clock;
        this.belongings = belongings;
        this.surroundings = surroundings;
        this.sandbox = "sandbox".equals(deliveryMode);
        this.operatorLine = operatorLine;
    }

    /** With whose data the page shows. */
    Shell of(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof Shell made) {
            return made;
        }
        Optional<Account> account = belongings.here(request);
        boolean mayKeepCookies = Door.of(request.getRequestURI()) == Door.PAGES;
        Shell shell =
                shell(
                        request,
                        account,
                        belongings.others(request, account),
                        mayKeepCookies ? Flash.take(request, response) : null);
        request.setAttribute(ATTRIBUTE, shell);
        return shell;
    }

    /** Without asking the database: for problem pages. */
    Shell plain(HttpServletRequest request) {
        return shell(request, Optional.empty(), List.of(), null);
    }

    private Shell shell(
            HttpServletRequest request,
            Optional<Account> account,
            List<Shell.OtherAccount> others,
            @Nullable Flash flash) {
        Optional<SignedIn> me = Entrance.of(request);
        Shell.Visitor visitor =
                new Shell.Visitor(
                        Speech.of(request),
                        account.map(Account::zone).orElse(USUAL),
                        me,
                        others,
                        account.map(known -> known.company().name()).orElse(""),
                        FormProof.in(request),
                        flash);
        return new Shell(
                texts,
                visitor,
                new Shell.Place(
                        assets,
                        sandbox,
                        operatorLine,
                        request.getRequestURI(),
                        clock.instant(),
                        surroundings.of(account)));
    }
}
