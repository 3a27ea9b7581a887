package com.mailflatrate.web.shared;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
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
    private final Accounts accounts;
    private final Surroundings surroundings;
    private final boolean sandbox;
    private final String operatorLine;

    Shells(
            Texts texts,
            Assets assets,
            InstantSource clock,
            Accounts accounts,
            Surroundings surroundings,
            @Value("${mailflatrate.delivery.mode:sandbox}") String deliveryMode,
            @Value("${mailflatrate.operator-line:mailflatrate}") String operatorLine) {
        this.texts = texts;
        this.assets = assets;
        this.clock = clock;
        this.accounts = accounts;
        this.surroundings = surroundings;
        this.sandbox = "sandbox".equals(deliveryMode);
        this.operatorLine = operatorLine;
    }

    /** With whose data the page shows. */
    Shell of(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof Shell made) {
            return made;
        }
        Optional<Account> account =
                Entrance.of(request).flatMap(SignedIn::account).flatMap(accounts::find);
        boolean mayKeepCookies = Door.of(request.getRequestURI()) == Door.PAGES;
        Shell shell =
                shell(request, account, mayKeepCookies ? Flash.take(request, response) : null);
        request.setAttribute(ATTRIBUTE, shell);
        return shell;
    }

    /** Without asking the database: for problem pages. */
    Shell plain(HttpServletRequest request) {
        return shell(request, Optional.empty(), null);
    }

    private Shell shell(
            HttpServletRequest request, Optional<Account> account, @Nullable Flash flash) {
        Optional<SignedIn> me = Entrance.of(request);
        Shell.Visitor visitor =
                new Shell.Visitor(
                        Speech.of(request),
                        account.map(Account::zone).orElse(USUAL),
                        me.isPresent(),
                        me.map(SignedIn::staff).orElse(false),
                        me.map(SignedIn::name).orElse(""),
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
