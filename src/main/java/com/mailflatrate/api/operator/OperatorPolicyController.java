package com.mailflatrate.api.operator;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.PolicyText;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.Located;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
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
    record Both(@Nullable String de, @Nullable String en) {

        static Both orNothing(@Nullable Both given) {
            return given == null ? new Both(null, null) : given;
        }
    }

    /** A new version. */
    record Publish(
            @Nullable String kind,
            @Nullable Both title,
            @Nullable Both texts,
            @Nullable Instant effectiveAt,
            @Nullable Boolean requiredByLaw) {}

    /** A published version. */
    record Published(
            String kind, int version, String sha256, Instant publishedAt, Instant effectiveAt)
            implements Located {

        @Override
        public String location() {
            return "/api/v1/policies";
        }
    }

    @StepUp
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Publish a version of a policy text",
            description =
                    "Takes effect at `effectiveAt`, at least 42 days from now unless `requiredByLaw`; from then "
                            + "on accounts that have not accepted it, and of the anti-spam policy people, get 409 "
                            + "`TERMS_OUTDATED` or `DPA_REQUIRED`. A session needs a second factor shown within the "
                            + "last fifteen minutes.")
    Published publish(SignedIn me, @RequestBody Publish body) {
        Access.requireStaff(me, "operator:policies");
        PolicyText made =
                publication(body)
                        .flatMap(publication -> policies.publish(publication, me.actor()))
                        .orThrow();
        return new Published(
                made.kind().word(),
                made.version(),
                made.sha256(),
                made.publishedAt(),
                made.effectiveAt());
    }

    private Outcome<Policies.Publication> publication(Publish body) {
        Fields fields = new Fields();
        Optional<PolicyKind> kind = kind(body.kind(), fields);
        Map<Language, String> titles = line(fields, "title", body.title());
        Map<Language, String> texts = text(fields, "texts", body.texts());
        Instant effective =
                body.effectiveAt() == null
                        ? clock.instant().plus(Policies.NOTICE).plusSeconds(1)
                        : body.effectiveAt();
        return fields.outcome(
                () ->
                        new Policies.Publication(
                                kind.orElseThrow(),
                                titles,
                                texts,
                                effective,
                                Boolean.TRUE.equals(body.requiredByLaw())));
    }

    private static Optional<PolicyKind> kind(@Nullable String word, Fields fields) {
        Optional<PolicyKind> kind =
                Arrays.stream(PolicyKind.values())
                        .filter(one -> one.word().equals(word))
                        .findFirst();
        if (kind.isEmpty()) {
            fields.refuse(Reason.field(word == null ? Code.REQUIRED : Code.INVALID_VALUE, "kind"));
        }
        return kind;
    }

    private static Map<Language, String> line(Fields fields, String name, @Nullable Both given) {
        Both both = Both.orNothing(given);
        return Map.of(
                Language.DE, fields.line(name + ".de", both.de(), LONGEST_TITLE),
                Language.EN, fields.line(name + ".en", both.en(), LONGEST_TITLE));
    }

    private static Map<Language, String> text(Fields fields, String name, @Nullable Both given) {
        Both both = Both.orNothing(given);
        return Map.of(
                Language.DE, fields.text(name + ".de", both.de(), LONGEST_TEXT),
                Language.EN, fields.text(name + ".en", both.en(), LONGEST_TEXT));
    }
}
