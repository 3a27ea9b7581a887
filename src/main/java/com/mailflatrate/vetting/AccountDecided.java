package com.mailflatrate.vetting;

import com.mailflatrate.kernel.AccountId;
import java.util.UUID;

/**
 * A person has answered an application.
 *
 * @param decision {@code approve}, {@code ask} or {@code reject}
 * @param note the row that holds what was said to the applicant
 */
public record AccountDecided(AccountId account, String decision, UUID note) {}
