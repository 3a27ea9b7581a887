package com.mailflatrate.imports.trust;

import com.mailflatrate.kernel.AccountId;

/**
 * A reason that lies outside of imports why a person looks at every import of an account.
 * Implemented by upper modules; asked on the engine lane.
 */
public interface Caution {

    /** Whether it applies now. */
    boolean applies(AccountId account);
}
