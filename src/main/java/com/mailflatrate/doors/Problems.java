package com.mailflatrate.doors;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns whatever went wrong into the problem that is answered. The one place that knows. */
@Component
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Texts texts;

    Problems(Texts texts) {
        this.texts = texts;
    }

    /** The problem of an exception; our own faults are logged under the number they show. */
    public Problem of(Throwable fault, Language language) {
        if (fault instanceof RefusedException refused) {
            return of(refused.reasons(), language);
        }
        Reason reason = Faults.reason(fault);
        if (reason.code() != Code.INTERNAL) {
            if (reason.code() == Code.UNAVAILABLE) {
                LOG.atWarn().addKeyValue("cause", fault.toString()).log("answered as unavailable");
            }
            return of(List.of(reason), language);
        }
        String number = HexFormat.of()
                .formatHex(new byte[] {
                    (byte) ThreadLocalRandom.current().nextInt(),
                    (byte) ThreadLocalRandom.current().nextInt()
                })
                .toUpperCase(Locale.ROOT);
        LOG.atError().setCause(fault).addKeyValue("number", number).log("a request failed, and it was our fault");
        return problem(List.of(Reason.of(Code.INTERNAL, number)), language, number);
    }

    /** The problem of a refusal; the first reason leads. */
    public Problem of(List<Reason> reasons, Language language) {
        return problem(reasons, language, null);
    }

    private Problem problem(List<Reason> reasons, Language language, @Nullable String number) {
        Reason first = reasons.getFirst();
        List<Problem.FieldError> errors = reasons.stream()
                .map(reason -> new Problem.FieldError(reason.field(), reason.code(), texts.say(language, reason)))
                .toList();
        int status = first.code().kind().status();
        return new Problem(
                "about:blank", texts.say(language, first), status, first.code(), null, errors, number);
    }
}
