package com.mailflatrate.imports.trust;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.OriginId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The stated conditions under which rows come in without waiting for a person: an origin from which
 * a person has let rows in before, at most 50 rows, every row with proof, nothing that stands out,
 * an account none of whose imports was ever rejected or held, and no {@link Caution}. At one in
 * twenty a person looks afterwards.
 */
@Component
public final class Acceptance {

    /** The most rows. */
    public static final long MOST_ROWS = 50;

    private static final int LOOK_AT_ONE_IN = 20;

    private final TrustStore store;
    private final List<Caution> cautions;

    Acceptance(TrustStore store, List<Caution> cautions) {
        this.store = store;
        this.cautions = List.copyOf(cautions);
    }

    /** What the conditions look at besides origin and account. */
    public record Rows(long total, long proven, long unproven, boolean standsOut) {

        boolean fit() {
            return total <= MOST_ROWS && proven > 0 && unproven == 0 && !standsOut;
        }
    }

    /** Whether all conditions hold. */
    public boolean accepts(AccountId account, OriginId origin, Rows rows) {
        return rows.fit()
                && store.isApproved(account, origin)
                && store.isClean(account)
                && cautions.stream().noneMatch(caution -> caution.applies(account));
    }

    /** Whether a person looks later; drawn by the random part of the id. */
    public static boolean isDrawn(ImportId id) {
        return Math.floorMod(id.value().getLeastSignificantBits(), LOOK_AT_ONE_IN) == 0;
    }
}
