package com.mailflatrate.web.review;

import com.mailflatrate.abuse.Cases;
import com.mailflatrate.campaign.held.HeldMailings;
import com.mailflatrate.forms.FormReviews;
import com.mailflatrate.imports.Reviews;
import com.mailflatrate.vetting.Vetting;
import com.mailflatrate.web.shared.Waits;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What waits for the operator's people: applications, imports and forms, open cases, and mailings
 * that stand still.
 */
@Component
final class WorkWaiting implements Waits {

    private final Vetting vetting;
    private final Reviews reviews;
    private final FormReviews forms;
    private final Cases cases;
    private final HeldMailings held;

    WorkWaiting(
            Vetting vetting, Reviews reviews, FormReviews forms, Cases cases, HeldMailings held) {
        this.vetting = vetting;
        this.reviews = reviews;
        this.forms = forms;
        this.cases = cases;
        this.held = held;
    }

    @Override
    public Map<String, Long> counts() {
        long applications = vetting.waitingCount();
        long imports = reviews.waitingCount();
        long signUps = forms.waitingCount();
        return Map.of(
                "review",
                applications + imports + signUps,
                "applications",
                applications,
                "imports",
                imports,
                "forms",
                signUps,
                "cases",
                cases.openCount(),
                "held",
                held.count());
    }
}
