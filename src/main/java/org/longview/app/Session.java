package org.longview.app;

import java.util.Map;
import org.longview.app.arcs.ArcsModel;
import org.longview.app.atlas.AtlasModel;
import org.longview.app.budget.BudgetModel;
import org.longview.app.budget.MemoryModel;
import org.longview.app.export.ExportModel;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.lecture.LectureModel;
import org.longview.app.matrices.FocusModel;
import org.longview.app.matrices.MatricesModel;
import org.longview.app.pattern.PatternModel;
import org.longview.app.reach.ReachModel;
import org.longview.app.ribbon.RibbonModel;
import org.longview.app.session.SessionModel;
import org.longview.app.session.SightModel;
import org.longview.app.spectrum.ApproximationModel;
import org.longview.app.spectrum.SpectrumModel;
import org.longview.app.speed.SpeedModel;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.ModelModel;
import org.longview.app.study.ModelReader;
import org.longview.app.study.SubjectModel;
import org.longview.app.study.TokensModel;
import org.longview.app.study.WorkingSetModel;
import org.longview.app.text.TextModel;
import org.longview.app.tradeoffs.TradeoffsModel;
import org.longview.study.Settings;
import org.longview.study.WorkingSet;
import org.longview.view.SpeedCurves;
import org.longview.view.View;

/** Everything behind one window: the settings and all that follows from them. */
public final class Session {
  private final Background background;
  private final Activities activities = new Activities();
  private final Notices notices = new Notices();
  private final SettingsModel settings;
  private final TokensModel tokens;
  private final ModelModel model;
  private final SubjectModel subject;
  private final AttentionModel attention;
  private final WorkingSetModel workingSet;
  private final TextModel text;
  private final PatternModel pattern;
  private final FocusModel focus = new FocusModel();
  private final MatricesModel matrices;
  private final ReachModel reach;
  private final RibbonModel ribbon;
  private final SpectrumModel spectrum;
  private final ApproximationModel approximation;
  private final TradeoffsModel tradeoffs;
  private final BudgetModel budget;
  private final MemoryModel memory;
  private final AtlasModel atlas;
  private final ArcsModel arcs;
  private final SpeedModel speed;
  private final ExportModel export;
  private final SessionModel sessions;
  private final LectureModel lecture;

  /** Begins with some settings; nothing is read before {@link ModelModel#read}. */
  public Session(Settings first, ModelReader reader, Background background) {
    this.background = background;
    settings = new SettingsModel(first);
    WorkingSet kept = new WorkingSet(WorkingSet.mostOfHeap());
    model = new ModelModel(settings, reader, kept, notices, background, activities);
    tokens = new TokensModel(settings, kept, notices, background, activities);
    model.tokenizerProperty().addListener((property, before, now) -> tokens.begin(now));
    model
        .workbenchProperty()
        .addListener(
            (property, before, now) ->
                tokens.setModel(now == null ? null : now.encoder().config()));
    subject = new SubjectModel(tokens, model);
    attention = new AttentionModel(settings, subject, notices, background, activities);
    workingSet = new WorkingSetModel(kept, attention);
    text = new TextModel(settings, tokens, notices, background, activities);
    pattern = new PatternModel(settings, tokens, attention, notices, background, activities);
    matrices = new MatricesModel(settings, tokens, attention, focus);
    reach = new ReachModel(settings, subject, focus, notices, background, activities);
    ribbon = new RibbonModel(settings, tokens, attention, focus, reach);
    spectrum = new SpectrumModel(settings, subject, attention, notices, background, activities);
    approximation = new ApproximationModel(settings, subject, notices, background, activities);
    tradeoffs = new TradeoffsModel(settings, subject, notices, background, activities);
    budget = new BudgetModel(settings, tokens, attention);
    memory = new MemoryModel(settings, budget, subject);
    atlas = new AtlasModel(settings, subject, attention, notices, background, activities);
    arcs = new ArcsModel(settings, subject, attention, focus);
    speed = new SpeedModel(settings, model, subject, notices, background, activities);
    SightModel sight = new SightModel(settings, matrices, attention);
    sessions = new SessionModel(settings, model, tokens, sight, notices, background, activities);
    export =
        new ExportModel(
            settings,
            tokens,
            attention,
            subject,
            model,
            budget,
            focus,
            Map.of(
                View.TRADEOFFS,
                tradeoffs::figure,
                View.CHEAPEST,
                tradeoffs::cheapest,
                View.SPEED,
                (now, origin) -> speed.figure(SpeedCurves::timeFigure),
                View.PEAK,
                (now, origin) -> speed.figure(SpeedCurves::memoryFigure)),
            sessions::get,
            notices,
            background,
            activities);
    lecture = new LectureModel(settings, tokens, subject, matrices, sight, background, activities);
  }

  public Background background() {
    return background;
  }

  public Activities activities() {
    return activities;
  }

  public Notices notices() {
    return notices;
  }

  public SettingsModel settings() {
    return settings;
  }

  public TokensModel tokens() {
    return tokens;
  }

  public SubjectModel subject() {
    return subject;
  }

  public AttentionModel attention() {
    return attention;
  }

  public ModelModel model() {
    return model;
  }

  public WorkingSetModel workingSet() {
    return workingSet;
  }

  public TextModel text() {
    return text;
  }

  public PatternModel pattern() {
    return pattern;
  }

  public FocusModel focus() {
    return focus;
  }

  public MatricesModel matrices() {
    return matrices;
  }

  public ReachModel reach() {
    return reach;
  }

  public RibbonModel ribbon() {
    return ribbon;
  }

  public SpectrumModel spectrum() {
    return spectrum;
  }

  public ApproximationModel approximation() {
    return approximation;
  }

  public TradeoffsModel tradeoffs() {
    return tradeoffs;
  }

  public BudgetModel budget() {
    return budget;
  }

  public MemoryModel memory() {
    return memory;
  }

  public AtlasModel atlas() {
    return atlas;
  }

  public ArcsModel arcs() {
    return arcs;
  }

  public SpeedModel speed() {
    return speed;
  }

  public SessionModel sessions() {
    return sessions;
  }

  public ExportModel export() {
    return export;
  }

  public LectureModel lecture() {
    return lecture;
  }
}
