package com.mailflatrate.optin;

import com.mailflatrate.kernel.AccountId;
import java.util.UUID;

/**
 * A form brought addresses nobody confirms and now causes only a few mails a day; a person should
 * look.
 *
 * @param why HARD, NOT_ME or UNCONFIRMED
 */
public record FormGuarded(AccountId account, UUID form, String why) {}
