package com.mailflatrate.campaign.progress;

import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.SharedLooks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sorts the messages of a mailing by who runs the mailboxes. */
@Component
@Transactional(readOnly = true)
public class Providers {

    /** Above it counting takes too long for a page. */
    public static final long MOST_MESSAGES = 300_000;

    private static final int NAMED = 7;

    private final ProviderStore store;
    private final SharedLooks<RunId, List<ProviderProgress>> looks =
            new SharedLooks<>(System::nanoTime);

    Providers(ProviderStore store) {
        this.store = store;
    }

    /**
     * The largest first, what is small together at the end; empty when there is nothing to sort.
     * For a large mailing it is shared by all who look, and some seconds old, but never older than
     * the state the mailing is in.
     */
    public List<ProviderProgress> of(AccountId account, Mailing mailing) {
        RunId run = mailing.run();
        return run == null || mailing.counts().total() > MOST_MESSAGES
                ? List.of()
                : looks.get(
                        run,
                        new Stage(mailing.state(), mailing.holds()),
                        () -> counted(account, run, mailing));
    }

    private record Stage(Mailing.State state, List<Mailing.Hold> holds) {}

    private List<ProviderProgress> counted(AccountId account, RunId run, Mailing mailing) {
        Map<String, String> replies =
                mailing.counts().deferred() == 0 ? Map.of() : store.replies(account, run);
        Map<String, ProviderProgress> byName = new LinkedHashMap<>();
        store.domains(account, run)
                .forEach(
                        domain -> {
                            String name = ProviderNames.of(domain.domain());
                            byName.merge(
                                    name,
                                    domain.progress(
                                            name, replies.getOrDefault(domain.domain(), "")),
                                    ProviderProgress::plus);
                        });
        return largest(byName.values().stream().sorted(BY_SIZE).toList());
    }

    private static final Comparator<ProviderProgress> BY_SIZE =
            Comparator.comparingLong(ProviderProgress::total)
                    .reversed()
                    .thenComparing(ProviderProgress::provider);

    private static List<ProviderProgress> largest(List<ProviderProgress> all) {
        if (all.size() <= NAMED + 1) {
            return all;
        }
        List<ProviderProgress> shown = new ArrayList<>(all.subList(0, NAMED));
        all.subList(NAMED, all.size()).stream()
                .reduce(ProviderProgress::plus)
                .ifPresent(rest -> shown.add(rest.named("")));
        return List.copyOf(shown);
    }
}
