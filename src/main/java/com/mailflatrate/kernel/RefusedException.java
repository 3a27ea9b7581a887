package com.mailflatrate.kernel;

import java.util.List;

/**
 * Carries a refusal from a controller to the one place that turns it into a problem page or problem
 * JSON. Only the edges throw it; modules return {@link Outcome}.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;

    /** Refused for these reasons, the first one leads. */
    public RefusedException(List<Reason> reasons) {
        super(reasons.toString(), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    /** Refused for one reason, with the details of its sentence. */
    public RefusedException(Code code, Object... details) {
        this(List.of(Reason.of(code, details)));
    }

    /** Why, the first one leads. */
    public List<Reason> reasons() {
        return reasons;
    }
}
