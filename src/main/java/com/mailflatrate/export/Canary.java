package com.mailflatrate.export;

import com.mailflatrate.kernel.EmailAddress;

/**
 * A row that belongs to nobody and is in one export only. The writer puts it among the others;
 * whoever mails it tells where the file has gone.
 */
public record Canary(EmailAddress email, String firstName, String lastName) {}
