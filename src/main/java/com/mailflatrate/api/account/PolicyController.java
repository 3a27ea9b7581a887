package com.mailflatrate.api.account;

import com.mailflatrate.account.Policies;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.kernel.Language;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The texts an account agrees to. */
@RestController
@RequestMapping("/api/v1/policies")
@Open
@Tag(name = "Before an account exists")
class PolicyController {

    private final Policies policies;

    PolicyController(Policies policies) {
        this.policies = policies;
    }

    /** The texts in force. */
    record PolicyList(List<PolicyView> items) {}

    @GetMapping
    @Operation(
            summary =
                    "Terms, anti-spam policy and data processing agreement in force; the showing is logged")
    PolicyList list(HttpServletRequest request) {
        policies.logShowingToApplicant(Client.of(request));
        Language language = Speech.of(request);
        return new PolicyList(
                policies.current().stream().map(text -> PolicyView.of(text, language)).toList());
    }
}
