package org.longview.app.lecture;

import org.longview.app.budget.BudgetModel;
import org.longview.app.matrices.MatricesModel;
import org.longview.app.pattern.PatternModel;
import org.longview.app.reach.ReachModel;
import org.longview.app.spectrum.SpectrumModel;
import org.longview.app.study.SubjectModel;
import org.longview.app.study.TokensModel;
import org.longview.app.text.TextModel;

/** What is changed by the controls of a step. */
public record Played(
    BudgetModel budget,
    PatternModel pattern,
    MatricesModel matrices,
    ReachModel reach,
    SpectrumModel spectrum,
    TextModel text,
    TokensModel tokens,
    SubjectModel subject) {}
