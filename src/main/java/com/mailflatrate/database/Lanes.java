package com.mailflatrate.database;

import java.lang.ScopedValue.CallableOp;

/**
 * The two ways to the database. <em>Desk</em>, the default, is under row-level security and sees
 * one account; <em>engine</em> sees all and is for delivery, feedback, jobs, public token pages,
 * sign-in and operator views.
 */
public final class Lanes {

    /** The transaction label that asks for the engine lane. */
    public static final String ENGINE = "engine";

    private static final ScopedValue<Lane> BOUND = ScopedValue.newInstance();

    private Lanes() {}

    /**
     * Lets every transaction that begins inside the work use the engine lane. Begins none itself.
     */
    @SuppressWarnings("FunctionalInterfaceClash") // a lambda with a value is always the callable
    public static <T, X extends Throwable> T engine(CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(BOUND, Lane.ENGINE).call(work);
    }

    /**
     * Lets every transaction that begins inside the work use the engine lane. Begins none itself.
     */
    @SuppressWarnings("FunctionalInterfaceClash") // a lambda without a value is always the runnable
    public static void engine(Runnable work) {
        ScopedValue.where(BOUND, Lane.ENGINE).run(work);
    }

    static Lane bound() {
        return BOUND.isBound() ? BOUND.get() : Lane.DESK;
    }
}
