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

    /** Refused for one reason. */
    public RefusedException(Code code) {
        this(List.of(Reason.of(code)));
    }

    /** Why, the first one leads. */
    public List<Reason> reasons() {
        return reasons;
    }
}
