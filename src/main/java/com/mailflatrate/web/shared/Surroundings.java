package com.mailflatrate.web.shared;

import com.mailflatrate.account.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Collects what the frame of a page shows from the areas that know it. */
@Component
final class Surroundings {

    private final ObjectProvider<Waits> waits;
    private final ObjectProvider<Notices> notices;

    Surroundings(ObjectProvider<Waits> waits, ObjectProvider<Notices> notices) {
        this.waits = waits;
        this.notices = notices;
    }

    Shell.Around of(Optional<Account> account) {
        return new Asked(account.orElse(null));
    }

    /** Asks each area at most once for a page. */
    private final class Asked implements Shell.Around {

        private final @Nullable Account account;
        private @Nullable Map<String, Long> counts;

        private Asked(@Nullable Account account) {
            this.account = account;
        }

        @Override
        public Map<String, Long> counts() {
            Map<String, Long> known = counts;
            if (known == null) {
                known = waits.stream().findFirst().map(Waits::counts).orElse(Map.of());
                counts = known;
            }
            return known;
        }

        @Override
        public List<Notice> notices(Shell shell) {
            Account whose = account;
            return whose == null
                    ? List.of()
                    : notices.stream().flatMap(area -> area.of(whose, shell).stream()).toList();
        }
    }
}
