package com.mailflatrate.web.start;

import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.ImportState;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.senderdomain.SenderDomains;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Gathers what waits for the account: sender domains that broke, mailings that stand still, imports
 * that need a word.
 */
@Component
final class Tasks {

    private static final int LISTS = 10;

    private static final Map<Mailing.State, String> STANDING =
            Map.of(
                    Mailing.State.AWAITING_CONFIRMATION, "start.task.confirm",
                    Mailing.State.PAUSED, "start.task.paused",
                    Mailing.State.HELD, "start.task.held");

    private static final Map<ImportState, String> NEEDY =
            Map.of(
                    ImportState.CHECKED, "start.task.import.checked",
                    ImportState.HELD, "start.task.import.held");

    private final Imports imports;
    private final SenderDomains domains;

    Tasks(Imports imports, SenderDomains domains) {
        this.imports = imports;
        this.domains = domains;
    }

    List<Task> of(AccountId account, List<Mailing> mailings, List<ListSummary> lists) {
        List<Task> tasks = new ArrayList<>(failing(account));
        for (Mailing one : mailings) {
            String text = STANDING.get(one.state());
            if (text != null) {
                boolean tick = one.state() == Mailing.State.AWAITING_CONFIRMATION;
                tasks.add(
                        new Task(
                                text,
                                List.of(one.campaignName()),
                                tick ? "start.task.toCampaign" : "start.task.toMailing",
                                tick
                                        ? "/campaigns/" + one.campaign() + "#send"
                                        : "/mailings/" + one.mailingId()));
            }
        }
        for (ListSummary list : lists.subList(0, Math.min(LISTS, lists.size()))) {
            for (Import one : imports.ofList(account, list.id())) {
                String text = NEEDY.get(one.state());
                if (text != null) {
                    tasks.add(
                            new Task(
                                    text,
                                    List.of(one.number(), one.fileName(), list.name()),
                                    "start.task.toImport",
                                    "/imports/" + one.id()));
                }
            }
        }
        return List.copyOf(tasks);
    }

    private List<Task> failing(AccountId account) {
        return domains.page(account, PageRequest.first()).items().stream()
                .filter(domain -> domain.state() == SenderDomain.State.FAILING)
                .map(
                        domain ->
                                new Task(
                                        "start.task.domain",
                                        List.of(domain.domain()),
                                        "start.task.toDomain",
                                        "/sender-domains/" + domain.id()))
                .toList();
    }
}
