package com.mailflatrate.kernel.holding;

import com.mailflatrate.kernel.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * A module's part in the duties towards people: one bean per module that has tables, named {@code
 * <Module>Holdings}. A house test fails when a table stands in none.
 */
public interface Holdings {

    /** Its tables, in the order in which their rows go. */
    List<Holding> holdings();

    /** What an account left outside the tables goes, such as files; before its rows do. */
    default void end(AccountId account) {}

    /** What is too old outside the tables goes, but nothing of who is held; before the rows do. */
    default void age(Instant now, Held held) {}
}
