/**
 * Files with columns, as people bring them: CSV and workbooks, which encoding and separator, which
 * headings, which rows, which system wrote them. Pure reading, bounded in time and memory; knows no
 * account, no table.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.mailflatrate.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
