package com.mailflatrate.forms.holding;

import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sign-up forms: what was asked, not who answered. */
@Component
final class FormsHoldings implements Holdings {

    private static final String WORDING = "the wording people agreed to: proof";

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("forms.remarks").stays("says nothing about contacts"),
                Holding.of("forms.versions").stays(WORDING),
                Holding.of("forms.forms").stays(WORDING));
    }
}
