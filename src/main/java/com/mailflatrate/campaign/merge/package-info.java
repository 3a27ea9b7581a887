/**
 * The merge language: a small, closed subset of Liquid, compiled once and rendered without running
 * any code.
 */
@NullMarked
package com.mailflatrate.campaign.merge;

import org.jspecify.annotations.NullMarked;
