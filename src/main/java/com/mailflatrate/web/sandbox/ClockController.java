package com.mailflatrate.web.sandbox;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.database.TimeTravel;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Time for the whole service. */
@Controller
@RequestMapping("/sandbox/clock")
@SandboxOnly
class ClockController {

    private static final int MOST_HOURS = 24 * 366;

    private final ObjectProvider<TimeTravel> time;
    private final InstantSource clock;

    ClockController(ObjectProvider<TimeTravel> time, InstantSource clock) {
        this.time = time;
        this.clock = clock;
    }

    @GetMapping
    String show(SignedIn me) {
        Access.requireStaff(me, "sandbox:clock");
        return "sandbox/clock";
    }

    @PostMapping
    String advance(
            SignedIn me,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            @RequestParam long amount,
            @RequestParam String unit) {
        Access.requireStaff(me, "sandbox:clock");
        Duration by = unit.equals("days") ? Duration.ofDays(amount) : Duration.ofHours(amount);
        if (by.isNegative() || by.toHours() > MOST_HOURS) {
            throw new RefusedException(Code.INVALID_VALUE);
        }
        time.getObject().advance(by);
        Flash.ok(response, shell.text("sandbox.clock.advanced", shell.dateTime(clock.instant())));
        return "redirect:/sandbox/clock";
    }
}
