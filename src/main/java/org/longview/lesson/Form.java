package org.longview.lesson;

import java.util.Locale;
import org.longview.budget.Memory;
import org.longview.study.Wording;

/** How a number is written. */
enum Form {
  /** "1,024"; the nearest whole number. */
  COUNT {
    @Override
    String written(double number) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
  },
  /** "0.973": three digits behind the point. */
  DECIMAL {
    @Override
    String written(double number) {
      return String.format(Locale.ROOT, "%,.3f", number);
    }
  },
  /** "0.50": two digits behind the point. */
  HUNDREDTHS {
    @Override
    String written(double number) {
      return String.format(Locale.ROOT, "%,.2f", number);
    }
  },
  /** "3.9": one digit behind the point. */
  TENTHS {
    @Override
    String written(double number) {
      return String.format(Locale.ROOT, "%,.1f", number);
    }
  },
  /** "93.1 %" of a part of one. */
  PERCENT {
    @Override
    String written(double number) {
      return Wording.percent(number);
    }
  },
  /** "12.0 MiB". */
  BYTES {
    @Override
    String written(double number) {
      return Memory.format(Math.round(number));
    }
  },
  /** "1.7 million". */
  ROUND {
    @Override
    String written(double number) {
      for (int unit = UNITS.length - 1; unit >= 0; unit--) {
        double size = Math.pow(THOUSAND, unit + 2);
        if (number >= size) {
          return String.format(Locale.ROOT, "%.1f", number / size).replace(".0", "")
              + " "
              + UNITS[unit];
        }
      }
      return COUNT.written(number);
    }
  };

  private static final int THOUSAND = 1000;
  private static final String[] UNITS = {"million", "billion", "trillion"};

  abstract String written(double number);

  /** In lecture files. */
  String id() {
    return Changes.id(this);
  }
}
