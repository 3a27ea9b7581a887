/**
 * What measures about sites mean for mailings: for the operator over all accounts, for an account
 * its own.
 */
@NullMarked
@NamedInterface("measured")
package com.mailflatrate.campaign.measured;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
