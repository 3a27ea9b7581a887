package com.mailflatrate.privacy;

import com.mailflatrate.kernel.AccountId;
import java.util.UUID;

/** Somebody is to be forgotten; the modules that are not done yet have their turn. */
public record ErasureBegun(AccountId account, UUID request) {}
