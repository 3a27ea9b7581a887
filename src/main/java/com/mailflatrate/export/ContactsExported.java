package com.mailflatrate.export;

import com.mailflatrate.kernel.AccountId;
import java.util.UUID;

/** Somebody asked for an export and got the permit; all owners hear of it. */
public record ContactsExported(AccountId account, UUID permit) {}
