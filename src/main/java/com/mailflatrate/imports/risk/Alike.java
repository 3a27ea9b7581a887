package com.mailflatrate.imports.risk;

/** An earlier file of the account that is nearly this one, with what was bad in it. */
record Alike(long number, boolean dry, long total, long roles, long invalid) {}
