package com.mailflatrate.imports.backing;

import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.rows.Backing;
import com.mailflatrate.scans.Scan;
import com.mailflatrate.scans.ScanFile;
import com.mailflatrate.scans.Scans;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what stands behind a file. Called inside a transaction. */
@Component
public final class Backings {

    private final Scans scans;
    private final Origins origins;
    private final OwnCustomers customers;

    Backings(Scans scans, Origins origins, OwnCustomers customers) {
        this.scans = scans;
        this.origins = origins;
        this.customers = customers;
    }

    /** What the rows of a file of this origin may lean on. */
    public Backing of(AccountId account, OriginId origin, @Nullable UUID scan) {
        int pages = scan(account, scan).map(Scan::pages).orElse(0);
        return new Backing(pages, saysOwnCustomers(account, origin) && customers.isOpen(account));
    }

    /** The scan of signed papers; empty when none was shown. */
    public Optional<Scan> scan(AccountId account, @Nullable UUID scan) {
        return scan == null ? Optional.empty() : scans.find(account, scan);
    }

    /** A page of it; empty when there is none such. */
    public Optional<ScanFile> page(AccountId account, @Nullable UUID scan, int number) {
        return scan == null ? Optional.empty() : scans.page(account, scan, number);
    }

    private boolean saysOwnCustomers(AccountId account, OriginId origin) {
        return origins.find(account, origin)
                .filter(one -> one.facts().kind() == OriginFacts.Kind.OWN_CUSTOMERS)
                .isPresent();
    }
}
