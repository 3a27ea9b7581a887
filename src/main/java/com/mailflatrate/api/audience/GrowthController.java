package com.mailflatrate.api.audience;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.growth.Growth;
import com.mailflatrate.audience.growth.GrowthDay;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the lists of an account grew. */
@RestController
@RequestMapping("/api/v1/account/growth")
@Tag(name = "Lists")
class GrowthController {

    private final Growth growth;
    private final Accounts accounts;

    GrowthController(Growth growth, Accounts accounts) {
        this.growth = growth;
        this.accounts = accounts;
    }

    /**
     * Days as answered.
     *
     * @param zone whose midnights they have
     * @param items the oldest first, today as the last
     */
    record GrowthView(ZoneId zone, List<GrowthDay> items) {}

    @GetMapping
    @Operation(
            summary = "How many joined the lists and departed, day by day",
            description =
                    "`days` is 1 to 60, 30 when left out; today is the last. Somebody on two lists counts twice, "
                            + "somebody erased not at all.")
    GrowthView of(
            SignedIn me,
            @Parameter(description = "How many days back") @RequestParam(defaultValue = "30")
                    int days) {
        AccountId account = me.accountOr404();
        Access.require(me, "lists:read");
        if (days < 1 || days > Growth.MOST_DAYS) {
            throw new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, "days")));
        }
        ZoneId zone = accounts.find(account).orElseThrow().zone();
        return new GrowthView(zone, growth.of(account, zone, days));
    }
}
