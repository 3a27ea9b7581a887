package com.mailflatrate.api.operator;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.PolicyText;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishing policy texts: how the operator replaces the samples. */
@RestController
@RequestMapping("/api/v1/operator/policies")
@Tag(name = "Operator")
class OperatorPolicyController {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 200_000;

    private final Policies policies;
    private final InstantSource clock;

    OperatorPolicyController(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** A title or text in both languages. */
    record Both(@Nullable String de, @Nullable String en) {}

    /** A new version. */
    record Publish(
            @Nullable String kind,
            @Nullable Both title,
            @Nullable Both texts,
            @Nullable Instant effectiveAt,
            @Nullable Boolean requiredByLaw) {}

    /** A published version. */
    record Published(
            String kind, int version, String sha256, Instant publishedAt, Instant effectiveAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Publish a version of a policy text",
            description =
                    "Takes effect at `effectiveAt`, at least 42 days from now unless `requiredByLaw`; from then "
                            + "on accounts that have not accepted it get 409 `TERMS_OUTDATED` or `DPA_REQUIRED`.")
    Published publish(SignedIn me, @RequestBody Publish body) {
        Access.requireStaff(me);
        Access.require(me, "operator:policies");
        Fields fields = new Fields();
        Optional<PolicyKind> kind =
                Arrays.stream(PolicyKind.values())
                        .filter(one -> one.word().equals(body.kind()))
                        .findFirst();
        if (kind.isEmpty()) {
            fields.refuse(
                    Reason.field(body.kind() == null ? Code.REQUIRED : Code.INVALID_VALUE, "kind"));
        }
        Both title = body.title() == null ? new Both(null, null) : body.title();
        Both texts = body.texts() == null ? new Both(null, null) : body.texts();
        Map<Language, String> titles =
                Map.of(
                        Language.DE, fields.line("title.de", title.de(), LONGEST_TITLE),
                        Language.EN, fields.line("title.en", title.en(), LONGEST_TITLE));
        Map<Language, String> bodies =
                Map.of(
                        Language.DE, fields.text("texts.de", texts.de(), LONGEST_TEXT),
                        Language.EN, fields.text("texts.en", texts.en(), LONGEST_TEXT));
        Instant effective =
                body.effectiveAt() == null
                        ? clock.instant().plus(Policies.NOTICE).plusSeconds(1)
                        : body.effectiveAt();
        PolicyText made =
                fields.outcome(
                                () ->
                                        new Policies.Publication(
                                                kind.orElseThrow(),
                                                titles,
                                                bodies,
                                                effective,
                                                Boolean.TRUE.equals(body.requiredByLaw())))
                        .flatMap(publication -> policies.publish(publication, me.actor()))
                        .orThrow();
        return new Published(
                made.kind().word(),
                made.version(),
                made.sha256(),
                made.publishedAt(),
                made.effectiveAt());
    }
}
