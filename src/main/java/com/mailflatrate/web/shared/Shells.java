package com.mailflatrate.web.shared;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Entrance;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.doors.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
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
    private final String deliveryMode;

    Shells(
            Texts texts,
            Assets assets,
            InstantSource clock,
            @Value("${mailflatrate.delivery.mode:sandbox}") String deliveryMode) {
        this.texts = texts;
        this.assets = assets;
        this.clock = clock;
        this.deliveryMode = deliveryMode;
    }

    Shell of(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof Shell made) {
            return made;
        }
        Optional<SignedIn> me = Entrance.of(request);
        Shell.Visitor visitor = new Shell.Visitor(
                Speech.of(request),
                USUAL,
                me.isPresent(),
                me.map(SignedIn::staff).orElse(false),
                me.map(SignedIn::name).orElse(""),
                "",
                "",
                null);
        Shell.Place place =
                new Shell.Place(assets, "sandbox".equals(deliveryMode), "mailflatrate", clock.instant());
        Shell shell = new Shell(texts, visitor, place);
        request.setAttribute(ATTRIBUTE, shell);
        return shell;
    }
}
