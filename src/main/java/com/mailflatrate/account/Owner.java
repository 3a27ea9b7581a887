package com.mailflatrate.account;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;

/** Whom our letters about an account go to. */
public record Owner(String name, EmailAddress email, Language language) {}
