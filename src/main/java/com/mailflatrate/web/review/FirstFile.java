package com.mailflatrate.web.review;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.waitingroom.Admission;
import com.mailflatrate.imports.waitingroom.WaitingFile;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.scans.ScanFile;
import com.mailflatrate.vetting.OriginKind;
import com.mailflatrate.vetting.StatedOrigin;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The file that came with an application, decided on the same screen as its account. */
@Component
final class FirstFile {

    private final Admission admission;

    FirstFile(Admission admission) {
        this.admission = admission;
    }

    Optional<WaitingFile> of(Waiting one) {
        return admission.waiting(one.applicant().account().id());
    }

    Optional<ScanFile> page(Waiting one, int number) {
        return admission.page(one.applicant().account().id(), number);
    }

    Optional<Reason> refusal(Waiting one, FileChoice choice) {
        Set<Long> seen = choice.seen();
        return admission.refusal(one.applicant().account().id(), seen == null ? Set.of() : seen);
    }

    Outcome<Import> letIn(Waiting one, FileChoice choice, SignedIn me) {
        String name = choice.listName();
        return admission.letIn(
                one.applicant().account().id(),
                name == null || name.isBlank() ? one.applicant().account().company().name() : name,
                origin(one),
                me);
    }

    /** The first origin the applicant stated that has any addresses. */
    private static OriginFacts origin(Waiting one) {
        return one.applicant().origins().stream()
                .filter(origin -> origin.kind() != OriginKind.NONE_YET)
                .findFirst()
                .map(FirstFile::facts)
                .orElseGet(
                        () ->
                                new OriginFacts(
                                        OriginFacts.Kind.OTHER,
                                        one.applicant().purpose(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null));
    }

    private static OriginFacts facts(StatedOrigin origin) {
        return new OriginFacts(
                OriginFacts.Kind.of(origin.kind().word()).orElse(OriginFacts.Kind.OTHER),
                origin.description(),
                origin.collectionUrl(),
                origin.system(),
                origin.periodFrom(),
                origin.periodTo(),
                origin.contacts());
    }
}
